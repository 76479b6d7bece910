//! The drawing as a picture: SVG to PNG, with the fonts that the program carries, so that the same drawing gives
//! the same bytes on every machine.

use resvg::{tiny_skia, usvg};
use std::sync::{Arc, LazyLock};

/// How many pixels a unit of the drawing has, so that the picture is sharp in print.
const SCALE: f32 = 2.0;
/// Larger pictures than this are refused: 64 million pixels.
const MOST_PIXELS: u64 = 64_000_000;

/// Why there is no picture.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The drawing is not SVG.
    #[error("the map could not be drawn: {0}")]
    Drawing(#[from] usvg::Error),
    /// Too large or of no size.
    #[error("the map could not be drawn: a picture of {0} × {1} pixels cannot be made")]
    Size(u32, u32),
    /// The picture could not be packed.
    #[error("the map could not be written as PNG: {0}")]
    Png(#[from] image::ImageError),
}

static FONTS: LazyLock<Arc<usvg::fontdb::Database>> = LazyLock::new(|| {
    let mut fonts = usvg::fontdb::Database::new();
    for bytes in [
        include_bytes!("../../assets/fonts/NotoSans-Regular.ttf").as_slice(),
        include_bytes!("../../assets/fonts/NotoSans-Bold.ttf"),
        include_bytes!("../../assets/fonts/NotoNaskhArabic-Regular.ttf"),
        include_bytes!("../../assets/fonts/NotoSansDevanagari-Regular.ttf"),
        include_bytes!("../../assets/fonts/NotoSansKhmer-Regular.ttf"),
        include_bytes!("../../assets/fonts/NotoSansLao-Regular.ttf"),
        include_bytes!("../../assets/fonts/NotoSansMyanmar-Regular.ttf"),
        include_bytes!("../../assets/fonts/NotoSansThai-Regular.ttf"),
    ] {
        fonts.load_font_source(usvg::fontdb::Source::Binary(Arc::new(bytes)));
    }
    fonts.set_sans_serif_family("Noto Sans");
    Arc::new(fonts)
});

/// A drawing as pixels: red, green and blue, row by row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pixels {
    /// Pixels in a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// Three bytes a pixel.
    pub rgb: Vec<u8>,
}

/// The drawing as PNG, two pixels for each of its units.
///
/// **Limitations:** scripts without a font in the program (Chinese, Japanese, Korean, …) leave gaps in a title; the SVG shows them
/// with the fonts of whoever opens it.
pub fn png(svg: &str) -> Result<Vec<u8>, Error> {
    let Pixels { width, height, rgb } = pixels(svg, SCALE)?;
    let mut out = Vec::new();
    let encoder = image::codecs::png::PngEncoder::new(&mut out);
    image::ImageEncoder::write_image(encoder, &rgb, width, height, image::ExtendedColorType::Rgb8)?;
    Ok(out)
}

/// The drawing as pixels, `scale` for each of its units; with the limitations of [`png`].
pub fn pixels(svg: &str, scale: f32) -> Result<Pixels, Error> {
    let options = usvg::Options {
        fontdb: Arc::clone(&FONTS),
        font_family: "Noto Sans".to_owned(),
        // Nothing is ever fetched: a drawing that names a file or an address gets no picture there.
        image_href_resolver: usvg::ImageHrefResolver {
            resolve_data: Box::new(|_, _, _| None),
            resolve_string: Box::new(|_, _| None),
        },
        ..usvg::Options::default()
    };
    let tree = usvg::Tree::from_str(svg, &options)?;
    let size = tree.size().to_int_size().scale_by(scale).ok_or(Error::Size(0, 0))?;
    let (width, height) = (size.width(), size.height());
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(Error::Size(width, height));
    }
    let mut pixels = tiny_skia::Pixmap::new(width, height).ok_or(Error::Size(width, height))?;
    resvg::render(&tree, tiny_skia::Transform::from_scale(scale, scale), &mut pixels.as_mut());
    // The paper covers everything, so no pixel is transparent and the alpha says nothing.
    let rgb: Vec<u8> =
        pixels.data().as_chunks::<4>().0.iter().flat_map(|[r, g, b, _]| [*r, *g, *b]).collect();
    Ok(Pixels { width, height, rgb })
}
