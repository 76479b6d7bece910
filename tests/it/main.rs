//! The one test binary. A module for each part of the library; `gui` drives the window without a screen.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::panic,
    clippy::disallowed_methods,
    clippy::many_single_char_names,
    clippy::needless_pass_by_value,
    clippy::single_range_in_vec_init,
    clippy::clone_on_ref_ptr,
    reason = "a test fails by panicking, touches files, and is read on its own"
)]

#[cfg(feature = "gui")]
mod asked;
#[cfg(feature = "gui")]
mod asked_again;
mod audited;
mod audited_briefs; // each line of the first issue, tried by somebody else
mod beside; // what stands beside an article is not of it
#[cfg(feature = "gui")]
mod brief_window; // the checks of a brief in the window
mod briefs; // project → brief → Markdown and HTML
mod carried; // whether its quote says what a claim says
mod checks; // what stands against a brief, and what is withheld from it
mod cite; // styles, names, missing parts
mod cite_mended; // capitals, quotations, letters, initials, numbers, order beside another processor
mod cite_texts; // small words, quotations, markup, dates in words
mod cited; // who cites whom, and whose people are counted
mod clauses; // what the clause of a figure says of it
mod cli; // the program, run
mod compare; // two articles side by side
mod comparing; // who and what is counted, in any language and order
#[cfg(feature = "gui")]
mod composer;
#[cfg(feature = "gui")]
mod copies;
mod crashes; // the crash simulator with planted bugs
mod csl; // the suite of the Citation Style Language, from outside
mod docx; // brief → Word and OpenDocument files, taken apart
mod edits; // apply, undo, redo, coalescing: random histories
mod encodings; // letters that come out wrong
mod exchange; // a project as files for other programs
#[cfg(feature = "gui")]
mod exports; // what the window writes
mod faults; // bombs, limits, files that were lost
mod files; // the project file: round trips, samples of every version, broken files
mod findings; // claims → verdicts
mod formats; // readers of Office files, archives, mails, pictures
mod grid; // the tile grid against borders and positions
#[cfg(feature = "gui")]
mod gui;
mod harm; // what goes along unseen
mod headlines; // titles of pages
#[cfg(feature = "gui")]
mod held_back; // what is held back until somebody says so
mod hidden; // what a page keeps from the eye
mod import; // bytes → article, a case a folder
mod indicators; // wallets, addresses, telephone numbers in texts
mod inside; // archives, mails, references, what cannot be read
mod journal;
#[cfg(feature = "gui")]
mod keyboard; // frames: cut, flipped, spliced
mod kills; // kill -9 at random moments, on the real file system
mod leaving; // names, guilt, small groups, scripts: what goes out of the building
#[cfg(feature = "gui")]
mod looked_up; // the search through all documents
mod merge; // two copies of a project become one
mod mine; // quote → numbers, countries, dates
mod one_origin; // one origin under several names, bounds, parts and tolls
#[cfg(feature = "gui")]
mod outside; // changes by others, reviewed in the window
mod own_days; // the day of a page from beside its story
mod own_records; // what a page says of itself, and not of others
mod own_scripts; // names of victims in scripts without capitals
mod pack; // the zip that is handed over
#[cfg(feature = "gui")]
mod pages; // findings and timeline in the window
mod passed_on; // forwarded mails, made e-books, changed documents, old encodings
mod pasted; // pages pasted as text, press releases, references with their files
#[cfg(feature = "pdf")]
mod pdf; // briefs as PDF: bytes, tags, scripts, attacks
mod places; // names of countries
mod practice; // the walk to the bundled case
mod proposals; // what waits for a person: accepted, refused, corrected, edited later
mod qda; // REFI-QDA projects: out, in, round trips
mod quoted; // direct quotations and who says them
#[cfg(feature = "gui")]
mod reader; // the text widget: carets, selection, scripts
mod reading; // sentence → numbers and dates, in all languages
mod references; // files of references, and what becomes of them
mod repeats; // near copies and days to come in the report of an import
mod said; // briefs say what their sources say
mod said_of; // what the words around a figure, a place or a name say of it
mod sandbox; // the process that reads foreign files
#[cfg(feature = "gui")]
mod scrolling; // long texts in the reader
mod search; // words → articles and places in them
mod similar; // articles that repeat others
#[cfg(feature = "gui")]
mod small; // small windows and large zoom
#[cfg(feature = "gui")]
mod soft; // pictures of the window without a graphics driver
mod stated; // awaited, planned, ranges, changes, groups
#[cfg(feature = "gui")]
mod steered;
mod stix; // STIX bundles and MISP events
mod store; // opening, locking, saving, backups, full disks
mod suggest; // text → proposed claims: texts as files beside what is right
mod table; // rows, sorting, filters, CSV
#[cfg(feature = "gui")]
mod theme; // contrast and colour-blindness, fonts of scripts
mod tidy; // the repository itself: layers, headers, sizes, licences
mod told; // articles of one story
#[cfg(feature = "gui")]
mod tray; // proposals in the window, by keyboard
mod typed; // what people type into fields
mod undated; // what a text says of the day of its own publication
mod verbs; // deeds on quotes, claims, codes: each one step, taken back whole
#[cfg(feature = "gui")]
mod walk; // what a tester met in the window
mod web_pages; // names, days, titles of pages of many countries; folders, frames, templates
mod weighing;
#[cfg(feature = "gui")]
mod window; // what an audit of the window found
mod xlsx; // claims, findings and articles as workbooks // verdicts → open questions, grades, grid, the case of a day, timeline
