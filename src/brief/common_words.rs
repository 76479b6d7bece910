//! Table: names of persons that are common words as well, in small letters and folded. Such a name is taken out of a
//! text only where it is written as one, with a capital; every other name also where its author wrote it small.

use std::ops::Range;

/// Months and days of the week that are names of persons too, folded.
pub(super) const CALENDAR: [&str; 14] = [
    "april", "may", "june", "august", "mai", "juan", "abril", "junio", "agosto", "friday",
    "sunday", "monday", "januari", "januar",
];

/// Whether a number stands beside a word, or words before it that a month has before it.
pub(super) fn dated(chars: &[char], at: Range<usize>) -> bool {
    // Not "by" and "of", which stand before persons: rather a month too many than a name.
    const BEFORE: [&str; 10] =
        ["in", "since", "until", "early", "late", "mid", "im", "seit", "en", "pada"];
    let behind: String = chars.get(at.end..).unwrap_or_default().iter().take(3).collect();
    let before: Vec<char> =
        chars.get(..at.start).unwrap_or_default().iter().rev().take(12).copied().collect();
    let before: String = before.into_iter().rev().collect();
    let before = before.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '.' | '-'));
    let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    behind.trim_start().starts_with(char::is_numeric)
        || word.ends_with(char::is_numeric)
        || BEFORE.contains(&word.to_lowercase().as_str())
}

/// Whether a folded word is a name and a common word.
pub(super) fn is_common(word: &str) -> bool {
    WORDS.iter().any(|line| line.split(' ').any(|common| common == word))
}

const WORDS: [&str; 8] = [
    // English
    "rose hope grace faith joy may june april august will mark bill rich jack frank grant chase chance hunter mason \
     carter cook baker smith king young brown white black green gray grey long short small little good best wise stone \
     wood woods hill hills field fields ford bush rock rivers river lake brook brooks banks bank bridge bridges church \
     price power powers love wish dream star sky sunny moon summer autumn winter spring violet lily daisy iris ivy \
     holly olive ginger amber ruby pearl jade crystal diamond opal coral melody harmony carol angel heaven destiny \
     trinity charity mercy patience prudence constance verity honor honour justice liberty freedom precious blessing \
     gift happy happiness innocent success progress fortune lucky goodness marvelous wonder favour favor peace comfort \
     praise glory victory miracle promise princess prince queen duke earl baron major bishop pope deacon dean page \
     judge reed rush marsh heath forest glen dale cliff clay sand sandy rusty dusty rocky buck drake robin martin wren \
     finch swan crane hawk wolf bear lamb lion tiger junior sonny buddy penny candy honey cherry apple berry peach \
     kitty dolly gene miles victor basil herb sage rosemary guard porter taylor turner walker weaver fisher gardener \
     shepherd miller potter tanner cooper marshall sterling noble royal early winner blessed favoured given beloved \
     mature wisdom knowledge heart soul spirit truth west east north south nelson mission legend",
    // French
    "marine reine claire blanche aimee pierre roche petit grand leger blanc noir roux fleur belle douce marguerite \
     perle dieudonne bienvenue toussaint juste parfait fidele espoir esperance merci beau gentil joli",
    // Spanish and Portuguese
    "rosa luz paz flor flores cruz reyes santos santa santo campos rios torres castillo iglesia guerra leal bueno \
     moreno rubio blanco negro delgado calvo prado pena salud gracia alma estrella aurora alba nieves pilar dolores \
     mercedes milagros remedios consuelo soledad esperanza caridad amparo domingo abril julio augusto clara linda \
     bella perla concepcion asuncion encarnacion trinidad victoria libertad costa rocha silva lima vitoria gloria \
     fatima pinto prata ramos branco preto pires serra sales salvador angelo",
    // German
    "klein gross lang kurz jung schwarz weiss braun koch bauer richter vogel fuchs stern ernst heide winter sommer \
     kaiser konig herzog schneider schmidt muller weber fischer wagner becker schafer zimmermann kraft stark engel",
    // Indonesian and Malay
    "dewi putri putra bunga bulan bintang indah cahaya adil budi surya sari mega mawar melati lestari cinta harapan \
     agung untung jaya utama setia mulia suci intan permata mutiara embun angin hari rahmat hidayat wahyu iman amal \
     ramadan jumat sabtu minggu senin rabu kamis wang guntur topan teguh tulus damai aman murni baik bagus pertiwi \
     kencana purnama fajar senja langit laut gunung batu",
    // Vietnamese, without its marks: every syllable of a name is one of words
    "anh binh bach bang bich bien canh chau chien chinh chung cong cuong dang danh diem dieu dinh doan dong dung duong \
     giang giap hang hanh hien hieu hiep hoan hoang hong huan hung huong huyen khai khang khanh khoa khoi kien kieu lanh \
     lien linh loan long luan luong manh minh nghia ngoc nguyen nhan nhat nhung phat phan phong phuc phung phuong quan \
     quang quoc quyen quynh sang song suong thach thai than thang thanh thao thien thinh thoa thong thuan thuc thuong \
     thuy tien tinh toan tran trang tram trinh trong trung truong tuan tung tuong tuyen tuyet uyen vang vinh vuong xuan",
    // Burmese, Khmer, Lao, Thai and Chinese in Latin letters
    "aung chan thin than nang lwin chit meas pich chea chun heng lucky king ming ping ling gang hong feng ding bang \
     rung thip kaew nok porn fern bank benz game golf arm gift mint",
    // Russian, Ukrainian and Turkish
    "вера надежда любовь роза слава мир маия лев глава воля deniz umut baris sevgi gunes yildiz cicek savas demir yagmur",
];

#[cfg(test)]
mod tests {
    use super::{WORDS, is_common};
    use crate::fold::fold;

    #[test]
    fn the_words_are_folded_and_found() {
        assert!(is_common("rose") && is_common("thanh") && !is_common("mariam"));
        for word in WORDS.iter().flat_map(|line| line.split(' ')) {
            assert_eq!(fold(word), word);
        }
    }
}
