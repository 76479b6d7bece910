//! Colours and fonts: contrast, colour-blindness, which script has a font, egui's labels.

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
    reason = "a test fails by panicking, and its numbers are small"
)]

use crate::reader::samples;
use crate::soft::SoftRenderer;
use corrobora::ui::{bidi, fonts, theme};
use egui_kittest::Harness;

#[test]
fn all_text_of_the_theme_is_legible_in_light_and_dark() {
    for dark in [false, true] {
        let p = theme::palette(dark);
        let mut pairs = Vec::new();
        for (name, back) in [
            ("paper", p.paper),
            ("panel", p.panel),
            ("stripe", p.stripe),
            ("button", p.button),
            ("hover", p.button_hover),
            ("active", p.button_active),
            ("selection", p.selection),
            ("hit", p.hit),
            ("current hit", p.hit_current),
        ] {
            pairs.push((format!("text on {name}"), p.text, back));
        }
        for (name, back) in [("paper", p.paper), ("panel", p.panel), ("stripe", p.stripe)] {
            pairs.push((format!("weak on {name}"), p.weak, back));
            pairs.push((format!("link on {name}"), p.accent, back));
            for tone in theme::TONES {
                pairs.push((format!("{tone:?} on {name}"), theme::tone(dark, tone), back));
            }
        }
        for tone in theme::TONES {
            let back = theme::tone_fill(dark, tone);
            pairs.push((format!("text on {tone:?}"), p.text, back));
            pairs.push((format!("{tone:?} on its fill"), theme::tone(dark, tone), back));
        }
        for a in 0..theme::HIGHLIGHTS as u8 {
            for b in 0..theme::HIGHLIGHTS as u8 {
                let back = theme::highlight_blend(dark, &[a, b]).unwrap();
                pairs.push((format!("text on highlights {a} and {b}"), p.text, back));
            }
        }
        for classes in 1..=7 {
            for class in 0..classes {
                let back = theme::ramp(dark, class, classes);
                pairs.push((format!("code on class {class} of {classes}"), theme::on(back), back));
            }
        }
        for (name, text, back) in pairs {
            let contrast = theme::contrast(text, back);
            assert!(contrast >= 4.5, "{name}, dark {dark}: {contrast:.2}");
        }
        let outline = theme::contrast(p.hit_line, p.paper).min(theme::contrast(p.accent, p.panel));
        assert!(outline >= 3.0, "outlines, dark {dark}: {outline:.2}");
    }
    assert!((theme::contrast(egui::Color32::BLACK, egui::Color32::WHITE) - 21.0).abs() < 0.01);
}

/// Linear RGB as people with a kind of colour-blindness see it; full severity. G. Machado,
/// M. Oliveira, L. Fernandes, "A physiologically-based model for simulation of color vision
/// deficiency", 2009.
const SIGHT: [(&str, [[f32; 3]; 3]); 4] = [
    ("full", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    (
        "protanopia",
        [
            [0.152_286, 1.052_583, -0.204_868],
            [0.114_503, 0.786_281, 0.099_216],
            [-0.003_882, -0.048_116, 1.051_998],
        ],
    ),
    (
        "deuteranopia",
        [
            [0.367_322, 0.860_646, -0.227_968],
            [0.280_085, 0.672_501, 0.047_413],
            [-0.011_82, 0.042_94, 0.968_881],
        ],
    ),
    (
        "tritanopia",
        [
            [1.255_528, -0.076_749, -0.178_779],
            [-0.078_411, 0.930_809, 0.147_602],
            [0.004_733, 0.691_367, 0.303_9],
        ],
    ),
];

/// OKLab of a colour as it is seen (B. Ottosson, 2020).
fn seen(c: egui::Color32, sight: &[[f32; 3]; 3]) -> [f32; 3] {
    let linear = [c.r(), c.g(), c.b()].map(|v| {
        let v = f32::from(v) / 255.0;
        if v <= 0.04045 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) }
    });
    let times =
        |m: &[[f32; 3]; 3], v: [f32; 3]| m.map(|row| row[0] * v[0] + row[1] * v[1] + row[2] * v[2]);
    let lms = times(
        &[
            [0.412_221_46, 0.536_332_55, 0.051_445_995],
            [0.211_903_5, 0.680_699_5, 0.107_396_96],
            [0.088_302_46, 0.281_718_85, 0.629_978_7],
        ],
        times(sight, linear),
    );
    times(
        &[
            [0.210_454_26, 0.793_617_8, -0.004_072_047],
            [1.977_998_5, -2.428_592_2, 0.450_593_7],
            [0.025_904_037, 0.782_771_77, -0.808_675_77],
        ],
        lms.map(f32::cbrt),
    )
}

fn apart(a: egui::Color32, b: egui::Color32, sight: &[[f32; 3]; 3]) -> f32 {
    let (a, b) = (seen(a, sight), seen(b, sight));
    a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum::<f32>().sqrt()
}

#[test]
fn colours_of_codes_and_classes_differ_for_the_colour_blind() {
    for dark in [false, true] {
        for (kind, sight) in &SIGHT {
            for a in 0..theme::HIGHLIGHTS as u8 {
                for b in 0..a {
                    let far = apart(
                        theme::highlight_line(dark, a),
                        theme::highlight_line(dark, b),
                        sight,
                    );
                    assert!(
                        far > 0.09,
                        "{kind}, dark {dark}: codes {a} and {b} are {far:.3} apart"
                    );
                }
            }
            for classes in 5..=7 {
                for class in 1..classes {
                    let (a, b) =
                        (theme::ramp(dark, class - 1, classes), theme::ramp(dark, class, classes));
                    let far = apart(a, b, sight);
                    assert!(
                        far > 0.05,
                        "{kind}, dark {dark}: {class} of {classes} is {far:.3} apart"
                    );
                    let darker = theme::luminance(b) < theme::luminance(a);
                    assert_eq!(darker, !dark, "classes go one way");
                }
            }
            let empty = theme::palette(dark).tile_empty;
            let far = apart(empty, theme::ramp(dark, 0, 5), sight);
            assert!(far > 0.02, "{kind}, dark {dark}: nothing and few are {far:.3} apart");
        }
    }
}

#[test]
fn the_fonts_that_come_with_the_program_show_the_scripts_of_its_users() {
    let found = fonts::coverage(&mut fonts::bundled());
    for code in ["Latn", "Cyrl", "Thai", "Laoo", "Khmr", "Mymr", "Deva", "Arab"] {
        let row = found.iter().find(|row| row.script.code == code).unwrap();
        let family = row.family.as_deref().unwrap_or_else(|| panic!("{code} has no font"));
        assert!(family.starts_with("Noto"), "{code}: {family}");
        assert_eq!(row.hint(), None);
    }
    let tibetan = found.iter().find(|row| row.script.code == "Tibt").unwrap();
    assert_eq!(tibetan.hint().as_deref(), Some("Tibetan: install fonts-noto-core"));
}

/// Labels of egui with our fonts, beside the order in which people read them.
#[test]
fn a_picture_of_labels_can_be_made() {
    let mut harness = Harness::builder()
        .with_size([700.0, 420.0])
        .with_context_setup(|ctx| {
            fonts::install(ctx);
            theme::apply(ctx);
        })
        .renderer(SoftRenderer::default())
        .build_ui(|ui| {
            ui.ctx().set_theme(egui::ThemePreference::Light);
            // Chinese needs a font of the system; where there is none, boxes are what it shows.
            ui.ctx().set_missing_glyph_policy(egui::MissingGlyphPolicy::Tofu);
            let format = egui::text::TextFormat::simple(
                egui::FontId::proportional(theme::size::BODY),
                theme::of(ui).text,
            );
            ui.label(egui::RichText::new("Bold heading").font(theme::bold(theme::size::HEADING)));
            for (_, text) in samples() {
                let short: String = text.chars().take(60).collect();
                ui.label(bidi::job(&short, &format));
            }
            ui.label("→ ← ✓ ✔ ✗ ▶ ▼ ■ ● ★ ⚠ ≠ … • × 🔍 ⚙ 🗑 ฿ ៛ ₫ ₭");
            ui.horizontal(|ui| {
                let _ = ui.button("A button");
                let _ = ui.selectable_label(true, "Selected");
                ui.hyperlink_to("A link", "https://example.org");
                for tone in theme::TONES {
                    ui.colored_label(
                        theme::tone(ui.visuals().dark_mode, tone),
                        format!("{tone:?}"),
                    );
                }
            });
            ui.horizontal(|ui| {
                for class in 0..7 {
                    let fill = theme::ramp(false, class, 7);
                    ui.label(
                        egui::RichText::new(" KH ").color(theme::on(fill)).background_color(fill),
                    );
                }
                for colour in 0..theme::HIGHLIGHTS as u8 {
                    ui.colored_label(theme::highlight_line(false, colour), "■");
                }
            });
        });
    harness.run();
    let image = harness.render().expect("a picture");
    if let Some(folder) = std::env::var_os("CORROBORA_PICTURES") {
        image.save(std::path::Path::new(&folder).join("labels.png")).unwrap();
    }
}

#[test]
fn labels_show_right_to_left_words_in_their_order() {
    let format = egui::text::TextFormat::default();
    let job = bidi::job("قرار 123", &format);
    assert_eq!(job.text, "123 قرار");
    assert_eq!(job.sections.len(), 3);
}

#[test]
fn a_text_from_right_to_left_is_broken_before_its_lines_are_put_in_order() {
    let text = "أولا ثانيا ثالثا رابعا";
    let format = egui::text::TextFormat::default();
    #[expect(clippy::cast_precision_loss, reason = "a count of letters")]
    let job = bidi::wrapped(text, &format, 12.0, |word| word.chars().count() as f32);
    let lines: Vec<&str> = job.text.lines().collect();
    assert_eq!(lines.len(), 2, "{lines:?}");
    assert!(lines[0].contains("أولا") && lines[0].contains("ثانيا"), "{lines:?}");
    assert!(lines[1].contains("ثالثا") && lines[1].contains("رابعا"), "{lines:?}");
    assert!(lines[0].find("ثانيا") < lines[0].find("أولا"), "the first word stands on the right");
}

#[test]
fn an_iso_date_behind_arabic_words_stays_as_it_is() {
    let shown = bidi::visual("صحيفة المرفأ · 2024-11-05").concat();
    assert!(shown.contains("2024-11-05"), "{shown}");
}

/// One label as pixels.
fn drawn(label: impl Fn(&egui::Ui) -> egui::WidgetText + 'static) -> image::RgbaImage {
    let mut harness = Harness::builder()
        .with_size([420.0, 40.0])
        .with_context_setup(|ctx| {
            fonts::install(ctx);
            theme::apply(ctx);
        })
        .renderer(SoftRenderer::default())
        .build_ui(move |ui| {
            let words = label(ui);
            ui.label(words);
        });
    harness.run();
    harness.render().expect("a picture")
}

#[test]
fn arabic_figures_stand_in_a_string_as_they_do_in_a_label() {
    for text in [
        "٢٦٤",
        "يحصون ٢٦٤ حالة",
        "16 October · مراقبو المحاكم يحصون ٢٦٤ حالة توقيف",
        "۱۲۳۴ نفر",
        "في ١٤/٥/٢٠٢٤",
        "نحو ٢٬٠٠٠ شخص",
        "(٢٦٤) ١٢",
        "قرار 264",
    ] {
        let job = drawn(|ui| {
            let font = egui::FontId::proportional(theme::size::BODY);
            let format = egui::text::TextFormat::simple(font, theme::of(ui).text);
            bidi::job(text, &format).into()
        });
        let line = drawn(|ui| {
            let font = egui::FontId::proportional(theme::size::BODY);
            egui::RichText::new(bidi::line(text)).font(font).color(theme::of(ui).text).into()
        });
        let differing = job.pixels().zip(line.pixels()).filter(|(a, b)| a != b).count();
        let paper = *line.get_pixel(419, 39);
        let inked = line.pixels().filter(|p| **p != paper).count();
        assert!(inked > 20, "{text}: nothing was drawn");
        assert!(differing * 20 < inked, "{text}: {differing} of {inked} points differ");
    }
}
