"""Makes assets/fonts/CorroboraMissing.ttf: one empty box for every character (fontTools 4)."""
import sys
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import newTable
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable


def box(width, height, line):
    pen = TTGlyphPen(None)
    outer = [(60, 0), (60, height), (width - 60, height), (width - 60, 0)]
    inner = [(60 + line, line), (width - 60 - line, line), (width - 60 - line, height - line), (60 + line, height - line)]
    for ring in (outer, inner):
        pen.moveTo(ring[0])
        for point in ring[1:]:
            pen.lineTo(point)
        pen.closePath()
    return pen.glyph()


builder = FontBuilder(1000, isTTF=True)
builder.setupGlyphOrder([".notdef", "box"])
builder.setupGlyf({".notdef": box(600, 700, 40), "box": box(600, 700, 40)})
builder.setupHorizontalMetrics({".notdef": (600, 60), "box": (600, 60)})
builder.setupHorizontalHeader(ascent=1000, descent=-250)
builder.setupNameTable({"familyName": "Corrobora Missing", "styleName": "Regular", "psName": "CorroboraMissing-Regular", "fullName": "Corrobora Missing", "version": "Version 1.0"}, mac=False)
table = newTable("cmap")
table.tableVersion = 0
subtable = CmapSubtable.newSubtable(13)
subtable.format, subtable.platformID, subtable.platEncID, subtable.language = 13, 0, 6, 0
subtable.reserved, subtable.length = 0, 0
last = 0x10FFFF
subtable.cmap = {c: "box" for c in range(0x20, last + 1) if not 0xD800 <= c < 0xE000}
table.tables = [subtable]
builder.font["cmap"] = table
builder.setupOS2(sTypoAscender=1000, sTypoDescender=-250, usWinAscent=1000, usWinDescent=250, fsType=0)
builder.setupPost()
builder.font["head"].created = builder.font["head"].modified = 0
builder.font.recalcTimestamp = False
builder.font.save(sys.argv[1])
