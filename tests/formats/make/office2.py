# Hand-made RTF files in several code pages, and calc conversions.
import os,sys
out=sys.argv[1]; os.makedirs(out,exist_ok=True)
def hx(s,cp): return "".join("\\'%02x"%b if b>127 or b in b'\\{}' else chr(b) for b in s.encode(cp))
th=hx("ผู้เสียหาย 12 คน","cp874"); zh=hx("十二名受害者","gbk"); ar=hx("تم نقل ١٢ ضحية","utf-8") ; ar=hx("تم نقل 12 ضحية","cp1256"); vi="M\\u432?\\u7901?i hai n\\u7841?n nh\\'e2n"; big5=hx("許功蓋","big5"); ja=hx("表ソ","cp932")
r=r"""{\rtf1\ansi\ansicpg1252\deff0\uc1{\fonttbl{\f0\froman\fcharset0 Times New Roman;}{\f1\fnil\fcharset222{\*\falt Tahoma}Cordia New;}{\f2\fnil\fcharset134 SimSun;}{\f3\fnil\fcharset178 Arial;}{\f4\fnil\fcharset136 MingLiU;}{\f5\fnil\fcharset2 Symbol;}{\f6\fnil\fcharset128 MS Mincho;}}
{\colortbl;\red0\green0\blue0;}{\stylesheet{\s0 Normal;}{\s1\outlinelevel0 heading 1;}{\*\cs10 Default Paragraph Font;}{\s5 Title;}{\s7 Quote;}}
{\info{\title Untitled}{\author Ann; Bo}{\operator Cy}{\creatim\yr2021\mo3\dy4\hr5\min6}{\revtim\yr2021\mo3\dy5}{\company NGO}{\nofpages3}}
{\*\generator Test 1.0;}{\*\unknowndest secret}{\header\pard Top of page\par}
\pard\plain\s5 Report on \b crossing\b0\par
\pard\plain\s1 First \'93heading\'94\par
\pard\plain\f1 """+th+r"""\f0  and\~after\par
\f2 """+zh+r"""\f4 """+big5+r"""\f6 """+ja+r"""\f0\par
\f3 """+ar+r"""\f0\par
"""+vi+r"""\par
{\uc2 \u3586\'a4\'a4\u3609\'a4\'a4} emoji \u-10179?\u-8704? {\upr{bad?}{\*\ud{good \u8364?}}} 10{\super 6} {\v hidden }x{\deleted gone}\par
{\field{\*\fldinst HYPERLINK "http://example.org"}{\fldrslt link words}} em\emdash dash soft\-hyphen no\_break \{brace\} {\f5\'b7} \u61623?\par
\pard\fi-360\li720{\listtext\f5\'b7\tab}bullet item\par
{\listtext 2.\tab}numbered item\par
\pard text{\super\chftn}{\footnote\pard{\super\chftn} A note.\par} more{\*\footnote\ftnalt End note}.\par
\trowd\cellx1000\cellx2000\pard\intbl A1\par A1b\cell B1\cell\row
\trowd\cellx1000\cellx2000\pard\intbl\cell B2\cell\row
\pard\s7 Quoted words\par
{\pict\wmetafile8 0102030405}{\*\annotation note to self}{\object\objemb{\*\objdata 0102}{\result shown result}}
{\shp{\*\shpinst{\sp{\sn shapeType}{\sv 202}}{\shptxt\pard box words\par}}{\shprslt old copy}} last\line line}
"""
open(out+"/codepages.rtf","w",newline="").write(r)
open(out+"/khmer.csv","w",newline="").write('\ufeffឈ្មោះ;អាយុ;កំណត់\r\n"សុខ; ជា";17;"line one\nline two"\r\n;;\r\n"say ""no""";0012;\r\n')
open(out+"/plain.tsv","w",newline="").write('a\tb\tc\n1,5\t"x"\t\n')
