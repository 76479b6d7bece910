//! What can be read off a quote: numbers, qualifiers, countries, dates.
