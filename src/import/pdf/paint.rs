//! Boxes, thick lines and pictures that may lie over or under letters, as far as they are drawn inside their clips.
#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "parts of a colour are small numbers"
)]

use std::rc::Rc;

use hayro_interpret::kurbo::{
    Affine, BezPath, PathEl, Point, Rect, Shape as _, Stroke, StrokeOpts, stroke,
};
use hayro_interpret::{FillRule, Paint, StrokeProps};

/// Parts of an outline that is followed; one with more is a drawing.
const MOST_PARTS: usize = 200;
/// Parts of a clip that is a plain form, as a rectangle with round corners is.
const PLAIN: usize = 24;
/// Outlines kept for one page.
pub const MOST_OUTLINES: usize = 2_000;
/// A line that is as thick as this, in points, may cover words.
const THICK: f64 = 4.0;

/// A box that was painted.
#[derive(Clone, Copy, Debug)]
pub struct Painted {
    /// Its extent.
    pub area: Rect,
    /// Its place in the order of drawing.
    pub order: u32,
    /// Whether nothing below it can be seen.
    pub opaque: bool,
    /// Whether it is not white.
    pub dark: bool,
    /// Whether it is a picture.
    pub picture: bool,
    /// How thick it is where it is thinnest: a line through a word is no box over it.
    pub thin: f64,
    /// Its colour, if it has one.
    pub color: Option<[u8; 3]>,
    /// Its outline among those of the page, if it is no rectangle.
    pub outline: Option<u32>,
}

/// An outline that is no rectangle.
#[derive(Clone, Debug)]
pub struct Outline {
    path: BezPath,
    odd: bool,
}

impl Outline {
    /// A filled path in the coordinates of the page.
    pub fn filled(path: &BezPath, rule: FillRule, transform: Affine) -> Option<Self> {
        let starts = |part: &&PathEl| matches!(part, PathEl::MoveTo(_));
        if path.elements().len() > MOST_PARTS || path.elements().iter().filter(starts).count() != 1
        {
            return None;
        }
        let path = transform * path.clone();
        // Letters drawn as shapes leave most of the box about them white.
        let full = path.area().abs() > path.control_box().area() * 0.5;
        full.then(|| Self { path, odd: rule == FillRule::EvenOdd })
    }

    /// A thick line as the shape that it covers, and how thick it is; none if it is thin or broken into dashes.
    pub fn drawn(path: &BezPath, props: &StrokeProps, transform: Affine) -> Option<(Self, f64)> {
        let scale = transform.determinant().abs().sqrt();
        let width = f64::from(props.line_width) * scale;
        if !(THICK..10_000.0).contains(&width)
            || !props.dash_array.is_empty()
            || path.elements().len() > MOST_PARTS
        {
            return None;
        }
        let style = Stroke::new(f64::from(props.line_width))
            .with_caps(props.line_cap)
            .with_join(props.line_join);
        let shape = stroke(path.iter(), &style, &StrokeOpts::default(), 0.2 / scale.max(1e-6));
        (shape.elements().len() <= MOST_PARTS * 20)
            .then(|| (Self { path: transform * shape, odd: false }, width))
    }

    /// Its extent.
    pub fn area(&self) -> Rect {
        self.path.control_box()
    }

    /// How much looking at it costs.
    pub fn weight(&self) -> usize {
        self.path.elements().len()
    }

    /// Whether a place lies inside.
    pub fn holds(&self, place: Point) -> bool {
        let turns = self.path.winding(place);
        if self.odd { turns % 2 != 0 } else { turns != 0 }
    }
}

/// The rectangle that a path is, if it is one.
fn as_box(path: &BezPath) -> Option<Rect> {
    let area = path.control_box();
    let corner = |p: &Point| {
        let near = |a: f64, b: f64| (a - b).abs() < 0.05;
        (near(p.x, area.x0) || near(p.x, area.x1)) && (near(p.y, area.y0) || near(p.y, area.y1))
    };
    let (mut corners, mut starts) = (0, 0);
    for part in path.elements() {
        match part {
            PathEl::MoveTo(p) if corner(p) => {
                starts += 1;
                corners += 1;
            }
            PathEl::LineTo(p) if corner(p) => corners += 1,
            PathEl::ClosePath => {}
            _ => return None,
        }
    }
    (starts == 1 && (4..=6).contains(&corners)).then_some(area)
}

/// The colour that something is painted in, if it is one.
pub fn color_of(paint: &Paint<'_>) -> Option<[u8; 3]> {
    let Paint::Color(color) = paint else { return None };
    let [red, green, blue, alpha] = color.to_rgba().components();
    let byte = |part: f32| (part.clamp(0.0, 1.0) * 255.0).round() as u8;
    (alpha > 0.99).then(|| [byte(red), byte(green), byte(blue)])
}

#[derive(Clone, Debug)]
enum Form {
    Box,
    Outline(Rc<Outline>),
    /// More than is followed.
    Other,
}

/// What is left to draw on.
#[derive(Debug, Default)]
pub struct Clips(Vec<(Rect, Form)>);

impl Clips {
    /// Narrows what is left by a rectangle.
    pub fn push_box(&mut self, rect: Rect) {
        let (area, form) = match self.0.last() {
            Some((area, form)) => (area.intersect(rect), form.clone()),
            None => (rect, Form::Box),
        };
        self.0.push((area, form));
    }

    /// Narrows what is left by a path.
    pub fn push(&mut self, path: &BezPath, rule: FillRule) {
        if let Some(rect) = as_box(path) {
            self.push_box(rect);
            return;
        }
        let own = path.control_box();
        // Words may be a clip too: only a plain form is a box.
        let plain = Some(path).filter(|path| path.elements().len() <= PLAIN);
        let outline = plain.and_then(|path| Outline::filled(path, rule, Affine::IDENTITY));
        let form = match (self.0.last(), outline) {
            (None | Some((_, Form::Box)), Some(outline)) => Form::Outline(Rc::new(outline)),
            _ => Form::Other,
        };
        let area = self.0.last().map_or(own, |(area, _)| area.intersect(own));
        self.0.push((area, form));
    }

    /// Takes back the last narrowing.
    pub fn pop(&mut self) {
        self.0.pop();
    }

    /// What of an area is drawn, the outline that it then has, and whether that is all that bounds it.
    pub fn cut(&self, area: Rect) -> (Rect, Option<Outline>, bool) {
        match self.0.last() {
            None => (area, None, true),
            Some((clip, form)) => {
                let left = area.intersect(*clip);
                match form {
                    Form::Box => (left, None, true),
                    Form::Outline(outline) => (left, Some(Outline::clone(outline)), true),
                    Form::Other => (left, None, false),
                }
            }
        }
    }
}
