//! Names of persons in Chinese, Japanese and Korean: a family name that many people have, and what follows it, behind a
//! word for a victim or before a word that is said of persons.

use super::{
    script_names::{Hit, aliased, one_each},
    words::CHINESE_FAMILIES,
};
use regex::Regex;
use std::sync::LazyLock;

/// Chinese family names of two characters.
const DOUBLE: &str = "欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 东方 東方 皇甫 尉迟 公孙 公孫 慕容 令狐 司徒 夏侯 端木 轩辕 南宫 南宮 长孙 宇文 独孤";

/// Chinese words for a person at risk of whom a name may be said, and those that say that a name follows.
const CHINESE_LEADS: &str = concat!(
    "(受害者|受害人|被害人|被害者|幸存者|生还者|獲救者|获救者|受害女孩|受害女子|受害男子|未成年人|未成年|女孩|男孩|少女|少年|女童|男童|女生|男生|女子|男子|女学生|",
    "证人|證人|名叫做|名叫|叫做|姓名为|姓名為|姓名是|姓名|化名为|化名)",
);

/// What follows a Chinese name: words of saying, doing and suffering, particles.
const CHINESE_ENDS: &str = "说 說 表示 称 稱 告诉 告訴 讲述 講述 讲 回忆 回憶 透露 指出 描述 接受 坦言 哭 自述 向 对 對 被 遭 在 于 於 从 從 的 和 与 與 及 \
    因 也 则 則 就 曾 已 将 將 是 获救 獲救 逃 跑 今年 现年 現年 年仅 年僅 女士 先生 小姐 同学 后来 後來 来到 來到 来自 來自 通过 失踪 失蹤 报案 報案 受骗 受騙 \
    死亡 身亡 跳楼 父亲 父親 母亲 母親 家属 家屬 家人 之 等 以 把 给 給 到 时 時 却 卻 没有 沒有 还 還 出生 目前 最终 最後 醒来 生于 介绍 申诉 控诉 为 為 想 不 又 都 一";

/// Words that begin with the character of a family name, behind words for victims.
const CHINESE_NO_NAMES: &str = "方面 方法 方式 方才 方能 方可 高达 高達 高中 高薪 高度 高呼 高喊 高官 高校 高管 于是 於是 万人 萬人 万元 万余 余人 余名 余元 余下 何时 何人 何处 许多 許多 许可 许下 许诺 \
    任何 任由 任职 严重 嚴重 严厉 金钱 金額 金额 金融 马上 馬上 马来 马尼 钱财 錢財 钱包 钱款 周围 周末 周一 周二 周三 周四 周五 周六 周日 史上 石油 江苏 江西 江蘇 白天 白宫 白人 曾经 曾經 程序 程度 范围 \
    段时 武装 武力 武器 黄金 林立 陈述 陳述 陈情 张贴 张开 谢绝 罗列 韩国 韓國 温情 安全 安置 成功 成为 成員 成员 单独 单身 付钱 付款 付出 付赎 郑重 康复 康復 杜绝 孙女 孙子 胡乱 肖像 龙头 董事 童年 \
    连同 连续 唐人 华人 华裔 易受 贺电 陆续 陸續 雷同 常常 汪汪 毛骨 田间 夏天 夏季 方向 白领 高级 高层 高风 时间 时常 金三 金边 金邊 孟加 陆路 马德 罗兴 羅興 阮囊 邓迪 崔促 余悸 余生 梁柱 丁点 龚自 汤姆 莫名 \
    莫大 孔雀 石头 石狮 贾府 秦汉 宋代 于今 于前 于昨 于当 于去 韦 顾及 顾虑 武汉 万象 万一 万般 叶子 黎明 黎巴 尹始 程式 沈默 任务 任意 钟头 余额 温暖 温州 马路 金门 钟表 江边 高兴 康宁 向警 向媒 向法 向其 向当";

/// Chinese family names that are words as often: a name only where it surely ends.
const CHINESE_WORDS: &str = "向曾于於何任许許余万萬金高方严嚴钱錢范段成连付安白马馬时常黄石江史";

static CHINESE: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(CHINESE_LEADS).ok());

fn han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}')
}

fn listed(text: &str, list: &'static str) -> bool {
    list.split_whitespace().any(|one| text.starts_with(one))
}

fn bytes(text: &str, points: usize) -> usize {
    text.chars().take(points).map(char::len_utf8).sum()
}

/// The names of a text in Chinese, Japanese and Korean.
pub(super) fn hits(text: &str) -> Vec<Hit> {
    let mut out = Vec::new();
    let chinese = CHINESE.as_ref().into_iter().flat_map(|regex| regex.find_iter(text));
    for lead in chinese {
        out.extend(chinese_name(text, lead.as_str(), lead.end()));
    }
    out.extend(foreign(text));
    out.extend(japanese(text));
    out.extend(korean(text));
    one_each(out)
}

fn chinese_name(text: &str, lead: &str, end: usize) -> Option<Hit> {
    let rest = text.get(end..)?;
    let open = rest.trim_start_matches(['：', ':', ' ', '“', '"', '「', '、']);
    let gap = rest.len() - open.len();
    let named = lead.contains(['叫', '名']);
    // A comma ends what was said of the victim.
    if gap > 6 || rest.starts_with('、') && !named {
        return None;
    }
    let run: usize = open.chars().take_while(|c| han(*c)).map(char::len_utf8).sum();
    let run = open.get(..run)?;
    if listed(run, CHINESE_NO_NAMES) {
        return None;
    }
    let first = run.chars().next()?;
    let closes = |points: usize| {
        let rest = run.chars().skip(points).collect::<String>();
        if rest.is_empty() { ends(open.get(run.len()..)) } else { listed(&rest, CHINESE_ENDS) }
    };
    let count = run.chars().count();
    let (length, surely) = if matches!(first, '小' | '阿') {
        const NO: &str = "小组 小時 小时 小学 小學 小型 小心 小部 小孩 小镇 小额 小姐 小妹 小女 小朋 小伙 小于 小腿 小区 阿富 阿拉 阿姨 阿根 阿联 阿里 阿尔 阿塞";
        if listed(run, NO) || !closes(2) {
            return None;
        }
        (2, true)
    } else {
        let family = if DOUBLE.split_whitespace().any(|one| run.starts_with(one)) { 2 } else { 1 };
        if family == 1 && !CHINESE_FAMILIES.contains(first) {
            return None;
        }
        // "李明说": the word of saying is no part of the name; "李小红": two characters as a rule.
        let given: String = run.chars().skip(family + 1).collect();
        let short = count > family && closes(family + 1) && !given.is_empty();
        match () {
            () if short && listed(&given, CHINESE_ENDS) => (family + 1, true),
            () if count >= family + 2 && closes(family + 2) => (family + 2, true),
            () if count == family + 1 && closes(family + 1) => (family + 1, true),
            // A word that is both is a name only where it ends.
            () if CHINESE_WORDS.contains(first) && !named => return None,
            () if count >= family + 2 => (family + 2, false),
            () => return None,
        }
    };
    let name = run.get(..bytes(run, length))?;
    // "王某", "李女士": nobody is named by that alone.
    let hidden = name.ends_with('某') || name.ends_with("女士") || name.ends_with("先生");
    let start = end + gap;
    let end = start + name.len();
    let weak = !surely || hidden || lead.starts_with("化名") || aliased(text.get(end..)?);
    Some(Hit { start, end, weak })
}

/// Whether what stands behind a run of characters ends a name.
fn ends(rest: Option<&str>) -> bool {
    rest.and_then(|rest| rest.chars().next()).is_none_or(|c| {
        c.is_whitespace() || c.is_numeric() || "，。、；：（(）)”」！？,.;:!".contains(c)
    })
}

static FOREIGN: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"[\x{4e00}-\x{9fff}]{1,12}(?:[·•‧・][\x{4e00}-\x{9fff}]{1,8})+").ok()
});

/// Names of other peoples in Chinese characters, with a dot between their parts: "受害者玛丽亚·桑托斯说".
fn foreign(text: &str) -> Vec<Hit> {
    let Some(regex) = FOREIGN.as_ref() else { return Vec::new() };
    let Some(leads) = CHINESE.as_ref() else { return Vec::new() };
    let made = regex.find_iter(text).filter_map(|found| {
        let words = found.as_str();
        // What leads to the name stands in the same run.
        let lead = leads
            .find_iter(words)
            .map(|lead| lead.end())
            .filter(|end| *end < words.find(['·', '•', '‧', '・']).unwrap_or(0))
            .last();
        let before = text.get(..found.start())?.trim_end_matches(['：', ' ', '“', '的']);
        let led = lead.is_some()
            || leads.find_iter(before).last().is_some_and(|l| l.end() == before.len());
        let start = found.start() + lead.unwrap_or(0);
        let last = words.rfind(['·', '•', '‧', '・'])?;
        let tail = words.get(last..)?;
        let cut = tail
            .char_indices()
            .skip(2)
            .find(|(at, _)| tail.get(*at..).is_some_and(|rest| listed(rest, CHINESE_ENDS)));
        let end = found.start() + last + cut.map_or(tail.len(), |(at, _)| at);
        Some(Hit { start, end, weak: !led })
    });
    made.collect()
}

/// Japanese family names that most people have.
const JAPANESE_FAMILIES: &str = "佐藤 鈴木 高橋 田中 伊藤 渡辺 渡邊 渡邉 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村 林 斎藤 齋藤 清水 山崎 阿部 森 池田 橋本 山下 石川 中島 前田 藤田 後藤 小川 岡田 長谷川 村上 \
    近藤 石井 坂本 遠藤 青木 藤井 西村 福田 太田 三浦 藤原 松田 岡本 中川 中野 原田 小野 田村 竹内 金子 和田 中山 石田 上田 森田 原 柴田 酒井 工藤 横山 宮崎 宮本 内田 高木 安藤 谷口 大野 丸山 今井 高田 藤本 武田 村田 上野 杉山 増田 \
    菅原 平野 大塚 千葉 久保 松井 岩崎 桜井 木下 野口 松尾 菊地 菊池 佐野 野村 新井 渡部 古川 小島 水野 五十嵐 山内 市川 安田 大西 川口 浜田 本田 岩田 川崎 大久保 星野 望月 熊谷 荒木 黒田 内藤 西田 服部 大島 永井 岡崎 関口 川村 松村 須藤 片山 土屋 早川";

/// Runs before "さん" that are no names.
const NO_SAN: &str = "皆 患者 客 娘 息子 奥 母 父 姉 兄 弟 妹 嫁 婿 孫 叔母 叔父 伯母 伯父 祖母 祖父 業者 職員 店員 警官 警察官 外国人 学生 隊員 社員 記者 医者 看護師 弁護士 先生 子 赤 坊 嬢 爺 婆 親 友 諸 暴 同 両 彼 某 本人 女性 男性 少女 少年 \
    被害者 生存者";

static JAPANESE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(被害者|生存者|未成年者|少女|少年|女性|男性|女児|男児|児童|という|名前は)?(の|・|、|「|である)?",
        r"([\x{4e00}-\x{9fff}々]{1,6}(?:[\s　]?[\x{30a0}-\x{30ff}\x{3041}-\x{3096}]{1,6})?|[\x{30a0}-\x{30ff}ー]{2,10}(?:[・＝=][\x{30a0}-\x{30ff}ー]{1,10})*)",
        r"(さん|ちゃん|くん|君|氏)(?:[^\p{Han}]|$)",
    ))
    .ok()
});

static JAPANESE_PLAIN: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let families = JAPANESE_FAMILIES.split_whitespace().filter(|f| f.chars().count() > 1);
    let families: Vec<&str> = families.collect();
    Regex::new(&format!(
        r"(?:被害者|生存者|未成年者|少女|少年|女児|男児|児童)(?:の|・|、|である|は)?((?:{})[\s　]?[\x{{4e00}}-\x{{9fff}}々\x{{3041}}-\x{{3096}}\x{{30a0}}-\x{{30ff}}]{{1,4}}?)(?:[はがもをにと、。（(」]|$)",
        families.join("|")
    ))
    .ok()
});

/// Japanese names: before a title of respect, or a common family name behind a word for a victim.
fn japanese(text: &str) -> Vec<Hit> {
    let mut out = Vec::new();
    for found in JAPANESE.as_ref().into_iter().flat_map(|regex| regex.captures_iter(text)) {
        let (Some(name), Some(title)) = (found.get(3), found.get(4)) else { continue };
        let words = without_lead(name.as_str());
        let no = NO_SAN
            .split_whitespace()
            .any(|no| words == no || words.ends_with(no) && no.chars().count() > 1);
        let short = title.as_str() != "さん" && words.chars().count() < 2;
        if words.is_empty() || no || short || words.ends_with('の') {
            continue;
        }
        let led = found.get(1).is_some() || words.len() < name.as_str().len();
        let start = name.end() - words.len();
        let aged = text.get(title.end()..).is_some_and(|t| {
            t.trim_start_matches(['（', '(']).starts_with(char::is_numeric)
                && t.starts_with(['（', '('])
        });
        let weak = !(led || aged) || aliased(text.get(title.end()..).unwrap_or_default());
        out.push(Hit { start, end: name.end(), weak });
    }
    for found in JAPANESE_PLAIN.as_ref().into_iter().flat_map(|regex| regex.captures_iter(text)) {
        let Some(name) = found.get(1) else { continue };
        const RESPECT: [&str; 6] = ["さん", "ちゃん", "くん", "君", "氏", "様"];
        let words = name.as_str();
        let words = RESPECT.iter().find_map(|one| words.strip_suffix(one)).unwrap_or(words);
        let end = name.start() + words.len();
        out.push(Hit { start: name.start(), end, weak: false });
    }
    out
}

/// A run without the word for a victim, or the beginning of a sentence, that it begins with.
fn without_lead(run: &str) -> &str {
    const LEADS: [&str; 9] =
        ["被害者", "生存者", "未成年者", "少女", "少年", "女性", "男性", "女児", "男児"];
    LEADS.iter().find_map(|lead| run.strip_prefix(lead)).unwrap_or(run)
}

/// Korean family names.
const KOREAN_FAMILIES: &str = "김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구나민진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국은편용";

/// Words of three syllables and their beginnings that stand behind a Korean word for a victim and are no names.
const KOREAN_NO_NAMES: &str = "이들 이날 이후 이송 이야기 이름 이주 이번 이외 이동 이상 이미 이민 지원 지인 지역 지난 지금 전원 전체 전문 전부 전화 전국 대부분 상당수 상담 한국 한명 한 중 조사 조치 조직 신고 신원 신분 신상 구조 구출 구제 구금 \
    보호 유족 유가족 유형 유인 여성 여학생 남성 남학생 남녀 모두 모집 모임 명단 명의 주장 주민 주소 주변 주요 고통 고소 고발 송환 송금 정보 정부 정신 수사 변호 진술 진정 인권 인원 인신 인터뷰 태국 미얀마 국적 국민 국내 국제 소녀 소년 소송 소유 \
    아동 연령 연락 연구 위치 위해 노동자 노동 원고 원인 선정 선고 성폭 성인 성착취 성별 방지 방문 공동 현지 현재 문제 나이 나라 차별 우려 우선 최소 최대 최근 강제 강요 안전 안내 심리 심문 임금 장애 배상 배우자 허위 서류 서비스 기록 기관 기소 \
    추정 추가 도움 도주 석방 마약 반환 표시 제보 용의자 권리 권익 백여 오늘 오전 오후 양성 양측 손해 윤락 채용 천여 함께 설문 엄마 민간 하지 하루 외국인 온라인 금액 금전 육체 은행 편지 여러 여전 여권 진행 지위 정착 복지 출신 조차 관련 회복 현황 규모 수십 수백 수천 다수 가운데 본인 사건 공개 증언 동의 원조 교육 인정 자립 지정";

static KOREAN: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(피해자|생존자|소녀|소년|미성년자|여성|피해 여성|이름은|증인|청소년|학생)?(인|였던|는|,|:)?\s?",
        r"([\x{ac00}-\x{d7af}]{2,4})(\s?(?:씨|양|군)(?:[은는이가을를의와과도에,.]|\s|\(|$)|\s?\(|[은는이가을를의와과도]|에게|,|\s|\.|$)",
    ))
    .ok()
});

/// Korean names: a family name and two syllables behind a word for a victim, or before a title.
fn korean(text: &str) -> Vec<Hit> {
    let mut out = Vec::new();
    let Some(regex) = KOREAN.as_ref() else { return out };
    let mut from = 0;
    while let Some(found) = regex.captures_at(text, from) {
        let (Some(whole), Some(word), Some(tail)) = (found.get(0), found.get(3), found.get(4))
        else {
            break;
        };
        from = next_word(text, whole.start(), word.start());
        let led = found.get(1).is_some() && word.start() > found.get(1).map_or(0, |l| l.end());
        let opens = !text.get(..whole.start()).is_some_and(|t| t.ends_with(hangul));
        let titled = tail.as_str().trim_start().starts_with(['씨', '양', '군']);
        let aged = tail.as_str().trim_start().starts_with('(')
            && text.get(whole.end()..).is_some_and(|t| t.starts_with(char::is_numeric));
        let mut name = word.as_str();
        // "김철수는": the pattern takes the particle for a part of the name.
        let four = name.chars().count() == 4;
        if let Some(rest) = name.strip_suffix([
            '은', '는', '이', '가', '을', '를', '의', '와', '과', '도', '씨', '양', '군',
        ]) && four
        {
            name = rest;
        }
        let length = name.chars().count();
        let family = name.starts_with(|c| KOREAN_FAMILIES.contains(c));
        let no = listed(name, KOREAN_NO_NAMES);
        if !family || no || !opens {
            continue;
        }
        let titled = titled || four && word.as_str().ends_with(['씨', '양', '군']);
        let sure = length == 3 && (led || aged);
        if sure || titled && (2..4).contains(&length) {
            out.push(Hit { start: word.start(), end: word.start() + name.len(), weak: !sure });
        }
    }
    out
}

fn hangul(c: char) -> bool {
    ('\u{ac00}'..='\u{d7af}').contains(&c)
}

/// Where the next word may begin: behind the first syllable, so that nothing is passed over.
fn next_word(text: &str, start: usize, word: usize) -> usize {
    let at = if word > start { word } else { start };
    let rest = text.get(at..).unwrap_or_default();
    let run: usize = rest.chars().take_while(|c| hangul(*c)).map(char::len_utf8).sum();
    let first = rest.chars().next().map_or(1, char::len_utf8);
    if word > start { at } else { at + run.max(first) }
}
