//! A brief as bytes of a format. Never sees a project.
