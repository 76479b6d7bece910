//! Frames of the reader, without a screen: opening a text, scrolling, highlights, a narrower
//! window. CPU time of layout and of egui's pass; nothing is painted by a graphics card.

use corrobora::ui::reader::{Highlight, Options, Reader, Shown, TextEngine};
use corrobora::ui::{fonts, theme};
use criterion::{Criterion, criterion_group, criterion_main};
use egui::{Context, RawInput, Rect, pos2, vec2};
use std::hint::black_box;
use std::sync::Arc;

/// Ten languages, over and over.
fn text(bytes: usize) -> Arc<str> {
    let lines = include_str!("../tests/it/scripts/udhr.txt").lines();
    let texts: Vec<&str> = lines.filter_map(|line| Some(line.split_once('\t')?.1)).collect();
    let once = texts.join("\n");
    Arc::from(once.repeat(bytes / once.len() + 1))
}

fn context() -> Context {
    let ctx = Context::default();
    fonts::install(&ctx);
    theme::apply(&ctx);
    ctx
}

fn frame(
    ctx: &Context,
    reader: &mut Reader<usize>,
    engine: &mut TextEngine,
    highlights: &[Highlight<usize>],
    width: f32,
) {
    let input = RawInput {
        screen_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), vec2(width, 900.0))),
        ..RawInput::default()
    };
    let shown = Shown { highlights, ..Shown::default() };
    let mut out = ctx.run_ui(input, |ui| {
        black_box(reader.ui(ui, engine, &shown, &Options::default()));
    });
    out.textures_delta.clear();
    black_box(ctx.tessellate(out.shapes, out.pixels_per_point));
}

fn highlights(text: &str, count: usize) -> Vec<Highlight<usize>> {
    let step = text.chars().count() / count.max(1);
    (0..count)
        .map(|i| Highlight {
            key: i,
            range: i * step..i * step + 60,
            colours: vec![u8::try_from(i % 10).unwrap_or(0)],
            focused: i == 3,
            mark: None,
        })
        .collect()
}

fn reader(c: &mut Criterion) {
    let mut group = c.benchmark_group("reader");
    for (name, bytes) in [("100 kB", 100_000), ("1 MB", 1_000_000)] {
        let text = text(bytes);
        let marks = highlights(&text, 1000);
        group.bench_function(format!("open {name}, first frame"), |b| {
            let (ctx, mut engine) = (context(), TextEngine::new(fonts::bundled()));
            b.iter(|| {
                let mut reader = Reader::new(Arc::clone(&text));
                frame(&ctx, &mut reader, &mut engine, &marks, 1400.0);
            });
        });
        group.bench_function(format!("still frame, {name}, 1,000 highlights"), |b| {
            let (ctx, mut engine) = (context(), TextEngine::new(fonts::bundled()));
            let mut reader = Reader::new(Arc::clone(&text));
            // Until every height is known and nothing is left to do.
            for _ in 0..bytes / 2000 {
                frame(&ctx, &mut reader, &mut engine, &marks, 1400.0);
            }
            b.iter(|| frame(&ctx, &mut reader, &mut engine, &marks, 1400.0));
        });
        group.bench_function(format!("a jump in {name}, 1,000 highlights"), |b| {
            let (ctx, mut engine) = (context(), TextEngine::new(fonts::bundled()));
            let mut reader = Reader::new(Arc::clone(&text));
            let points = text.chars().count();
            let mut at = 0;
            b.iter(|| {
                at = (at + 7919) % points;
                reader.scroll_to(at..at + 1);
                frame(&ctx, &mut reader, &mut engine, &marks, 1400.0);
            });
        });
        group.bench_function(format!("another width each frame, {name}"), |b| {
            let (ctx, mut engine) = (context(), TextEngine::new(fonts::bundled()));
            let mut reader = Reader::new(Arc::clone(&text));
            let mut width = 500.0;
            b.iter(|| {
                width = if width > 640.0 { 500.0 } else { width + 1.0 };
                frame(&ctx, &mut reader, &mut engine, &marks, width);
            });
        });
    }
    group.finish();
}

criterion_group!(benches, reader);
criterion_main!(benches);
