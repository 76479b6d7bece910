//! The world tile grid: layout, cells, classes, drawing.
