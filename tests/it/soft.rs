//! A renderer on the CPU for pictures of the window: no graphics driver, the same pixels on every
//! machine. Triangles with bilinear textures and premultiplied blending, as egui's own painters do.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::string_slice,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    clippy::float_cmp,
    clippy::format_collect,
    clippy::let_underscore_must_use,
    clippy::iter_over_hash_type,
    reason = "a test fails by panicking, and its numbers are small"
)]

use egui::epaint::{ImageData, Primitive, TextureId, Vertex, textures::TexturesDelta};
use std::collections::HashMap;

struct Texture {
    width: usize,
    height: usize,
    pixels: Vec<egui::Color32>,
}

/// Give one to `HarnessBuilder::renderer`.
#[derive(Default)]
pub struct SoftRenderer {
    textures: HashMap<TextureId, Texture>,
}

impl egui_kittest::TestRenderer for SoftRenderer {
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        for (id, images) in &delta.set {
            for part in images {
                let ImageData::Color(image) = &part.image;
                let [width, height] = image.size;
                match part.pos {
                    None => {
                        let pixels = image.pixels.clone();
                        self.textures.insert(*id, Texture { width, height, pixels });
                    }
                    Some([x, y]) => {
                        let texture = self.textures.get_mut(id).expect("a texture to change");
                        for row in 0..height {
                            let to = (y + row) * texture.width + x;
                            texture.pixels[to..to + width]
                                .copy_from_slice(&image.pixels[row * width..(row + 1) * width]);
                        }
                    }
                }
            }
        }
        for id in &delta.free {
            self.textures.remove(id);
        }
        delta.clear();
    }

    fn render(
        &mut self,
        ctx: &egui::Context,
        output: &egui::FullOutput,
    ) -> Result<image::RgbaImage, String> {
        let scale = output.pixels_per_point;
        let size = ctx.content_rect().size() * scale;
        let (width, height) = (size.x.round() as usize, size.y.round() as usize);
        let mut frame = Frame { width, height, pixels: vec![[0.0, 0.0, 0.0, 1.0]; width * height] };
        for primitive in ctx.tessellate(output.shapes.clone(), scale) {
            let Primitive::Mesh(mesh) = &primitive.primitive else { continue };
            let Some(texture) = self.textures.get(&mesh.texture_id) else { continue };
            let clip = primitive.clip_rect * scale;
            for corners in mesh.indices.chunks_exact(3) {
                let corners = [0, 1, 2].map(|i| &mesh.vertices[corners[i] as usize]);
                frame.triangle(corners, texture, clip, scale);
            }
        }
        let mut image = image::RgbaImage::new(width as u32, height as u32);
        for (to, from) in image.pixels_mut().zip(&frame.pixels) {
            to.0 = from.map(|c| (c * 255.0).round().clamp(0.0, 255.0) as u8);
        }
        Ok(image)
    }
}

struct Frame {
    width: usize,
    height: usize,
    pixels: Vec<[f32; 4]>,
}

impl Frame {
    fn triangle(&mut self, v: [&Vertex; 3], texture: &Texture, clip: egui::Rect, scale: f32) {
        let p = v.map(|v| (v.pos.x * scale, v.pos.y * scale));
        let area = (p[1].0 - p[0].0) * (p[2].1 - p[0].1) - (p[2].0 - p[0].0) * (p[1].1 - p[0].1);
        if area == 0.0 {
            return;
        }
        let least = |f: fn(&(f32, f32)) -> f32| p.iter().map(f).fold(f32::MAX, f32::min).floor();
        let most = |f: fn(&(f32, f32)) -> f32| p.iter().map(f).fold(f32::MIN, f32::max).ceil();
        let x0 = least(|p| p.0).max(clip.min.x.round()).max(0.0) as usize;
        let y0 = least(|p| p.1).max(clip.min.y.round()).max(0.0) as usize;
        let x1 = most(|p| p.0).min(clip.max.x.round()).clamp(0.0, self.width as f32) as usize;
        let y1 = most(|p| p.1).min(clip.max.y.round()).clamp(0.0, self.height as f32) as usize;
        let colour = v.map(|v| v.color.to_array().map(f32::from));
        // The top-left rule: an edge that two triangles share is drawn once.
        let sign = area.signum();
        let is_top_left = |a: (f32, f32), b: (f32, f32)| {
            let (dx, dy) = ((b.0 - a.0) * sign, (b.1 - a.1) * sign);
            dy < 0.0 || (dy == 0.0 && dx > 0.0)
        };
        let owns = [is_top_left(p[1], p[2]), is_top_left(p[2], p[0]), is_top_left(p[0], p[1])];
        for y in y0..y1 {
            for x in x0..x1 {
                let (fx, fy) = (x as f32 + 0.5, y as f32 + 0.5);
                let edge = |a: (f32, f32), b: (f32, f32)| {
                    ((b.0 - a.0) * (fy - a.1) - (b.1 - a.1) * (fx - a.0)) / area
                };
                let w = [edge(p[1], p[2]), edge(p[2], p[0]), edge(p[0], p[1])];
                if (0..3).any(|i| w[i] < 0.0 || (w[i] == 0.0 && !owns[i])) {
                    continue;
                }
                let mixed = |f: &dyn Fn(usize) -> f32| w[0] * f(0) + w[1] * f(1) + w[2] * f(2);
                let texel = texture.at(mixed(&|i| v[i].uv.x), mixed(&|i| v[i].uv.y));
                let mut source = [0.0; 4];
                for (k, to) in source.iter_mut().enumerate() {
                    *to = texel[k] * mixed(&|i| colour[i][k]) / (255.0 * 255.0);
                }
                let to = &mut self.pixels[y * self.width + x];
                for k in 0..4 {
                    to[k] = source[k] + to[k] * (1.0 - source[3]);
                }
            }
        }
    }
}

impl Texture {
    /// Bilinear, clamped at the edges.
    fn at(&self, u: f32, v: f32) -> [f32; 4] {
        let (x, y) = (u * self.width as f32 - 0.5, v * self.height as f32 - 0.5);
        let (ix, iy) = (x.floor(), y.floor());
        let (ax, ay) = (x - ix, y - iy);
        let pixel = |x: f32, y: f32| {
            let x = (x.max(0.0) as usize).min(self.width - 1);
            let y = (y.max(0.0) as usize).min(self.height - 1);
            self.pixels[y * self.width + x].to_array().map(f32::from)
        };
        let corners =
            [pixel(ix, iy), pixel(ix + 1.0, iy), pixel(ix, iy + 1.0), pixel(ix + 1.0, iy + 1.0)];
        std::array::from_fn(|k| {
            (corners[0][k] * (1.0 - ax) + corners[1][k] * ax) * (1.0 - ay)
                + (corners[2][k] * (1.0 - ax) + corners[3][k] * ax) * ay
        })
    }
}
