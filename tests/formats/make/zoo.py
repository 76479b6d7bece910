# Makes the zoo: one short article in seven languages, in every format that is read. Needs soffice, pandoc, openpyxl,
# python-pptx, and fonts of these scripts.  usage: zoo.py OUT
import sys, os, subprocess, zipfile, gzip, io, shutil, tempfile, mailbox, json, plistlib
from email.message import EmailMessage
from email import policy
out = sys.argv[1]; os.makedirs(out, exist_ok=True)
# title, first paragraph, heading, second paragraph, items, rows of a table
TEXTS = {
 'en': ('Police free many people from a compound', 'Police in Cambodia rescued 158 people from a compound by the river on Sunday.', 'What is known', 'All human beings are born free and equal in dignity and rights.', ['Food and water', 'A place to sleep'], [['Country', 'People'], ['Thailand', '42']]),
 'th': ('ตำรวจช่วยเหลือเหยื่อจำนวนมาก', 'ตำรวจช่วยเหลือเหยื่อ 158 คน และจับกุมผู้ต้องสงสัย 23 คน ในกัมพูชาเมื่อวันอาทิตย์', 'สิ่งที่ทราบแล้ว', 'มนุษย์ทั้งหลายเกิดมามีอิสระและเสมอภาคกันในเกียรติศักดิ์และสิทธิ', ['อาหารและน้ำ', 'ที่นอน'], [['ประเทศ', 'คน'], ['ไทย', '42']]),
 'km': ('ប៉ូលិសបានសង្គ្រោះមនុស្សជាច្រើន', 'ប៉ូលិសបានសង្គ្រោះជនរងគ្រោះ ១៥៨ នាក់ និងចាប់ខ្លួន ២៣ នាក់ នៅកម្ពុជា។', 'អ្វីដែលដឹង', 'មនុស្សទាំងអស់កើតមកមានសេរីភាព និងសមភាពក្នុងផ្នែកសេចក្តីថ្លៃថ្នូរ និងសិទ្ធិ។', ['អាហារ និងទឹក', 'កន្លែងគេង'], [['ប្រទេស', 'នាក់'], ['ថៃ', '42']]),
 'my': ('ရဲက လူများကို ကယ်တင်ခဲ့သည်', 'ရဲက လူ ၁၅၈ ဦးကို ကယ်တင်ခဲ့ပြီး ၂၃ ဦးကို ဖမ်းဆီးခဲ့သည်။', 'သိရသောအချက်', 'လူတိုင်းသည် တူညီလွတ်လပ်သော ဂုဏ်သိက္ခာဖြင့် လည်းကောင်း၊ တူညီလွတ်လပ်သော အခွင့်အရေးများဖြင့် လည်းကောင်း မွေးဖွားလာသူများ ဖြစ်သည်။', ['အစားအစာနှင့် ရေ', 'အိပ်စရာနေရာ'], [['နိုင်ငံ', 'လူ'], ['ထိုင်း', '42']]),
 'zh': ('警方在柬埔寨解救大批受害者', '警方在柬埔寨解救158人，逮捕23名嫌疑人，行动于星期日结束。', '已知情况', '人人生而自由，在尊严和权利上一律平等。', ['食物和水', '住处'], [['国家', '人数'], ['泰国', '42']]),
 'ar': ('الشرطة تنقذ كثيرا من الضحايا', 'أنقذت الشرطة 158 ضحية واعتقلت 23 مشتبها في كمبوديا يوم الأحد.', 'ما هو معروف', 'يولد جميع الناس أحرارا متساوين في الكرامة والحقوق.', ['طعام وماء', 'مكان للنوم'], [['البلد', 'العدد'], ['تايلاند', '42']]),
 'vi': ('Cảnh sát giải cứu nhiều nạn nhân', 'Cảnh sát giải cứu 158 nạn nhân và bắt giữ 23 nghi phạm tại Campuchia hôm Chủ nhật.', 'Những điều đã biết', 'Tất cả mọi người sinh ra đều được tự do và bình đẳng về nhân phẩm và quyền lợi.', ['Thức ăn và nước', 'Chỗ ngủ'], [['Nước', 'Người'], ['Thái Lan', '42']]),
}
LEGACY = {'en': 'cp1252', 'th': 'cp874', 'zh': 'gb18030', 'ar': 'cp1256', 'vi': 'utf-16-be', 'km': 'utf-16-be', 'my': 'utf-32-le'}
FONT = {'th': 'Noto Sans Thai', 'km': 'Noto Sans Khmer', 'my': 'Noto Sans Myanmar', 'zh': 'Noto Sans CJK SC', 'ar': 'Noto Naskh Arabic'}
def html(l, ns=''):
    t, p1, h, p2, items, rows = TEXTS[l]
    rtl = ' dir="rtl"' if l == 'ar' else ''
    font = FONT.get(l, 'Noto Sans')
    return f'''<!DOCTYPE html>
<html lang="{l}"{rtl}><head><meta charset="utf-8"><title>{t}</title><style>body{{font-family:"{font}"}}</style></head>
<body><h1>{t}</h1><p>{p1}</p><h2>{h}</h2><p>{p2}</p><ul>{''.join(f'<li>{i}</li>' for i in items)}</ul>
<table border="1">{''.join('<tr>' + ''.join(f'<td>{c}</td>' for c in r) + '</tr>' for r in rows)}</table></body></html>
'''
def plain(l):
    t, p1, h, p2, items, rows = TEXTS[l]
    return '\n\n'.join([t, p1, h, p2] + items + ['\t'.join(r) for r in rows]) + '\n'
def write(name, data):
    with open(os.path.join(out, name), 'wb') as f: f.write(data.encode() if isinstance(data, str) else data)
def zipped(parts):
    b = io.BytesIO()
    with zipfile.ZipFile(b, 'w', zipfile.ZIP_DEFLATED) as z:
        for name, data in parts: z.writestr(zipfile.ZipInfo(name, (2024, 3, 4, 0, 0, 0)), data)
    return b.getvalue()
work = tempfile.mkdtemp()
for l in TEXTS:
    t, p1, h, p2, items, rows = TEXTS[l]
    write(f'{l}.expected', '\n'.join([t, p1, h, p2] + items + [c for r in rows for c in r]) + '\n')
    write(f'{l}.txt', plain(l)); write(f'{l}.{LEGACY[l]}.txt', plain(l).encode(LEGACY[l]))
    write(f'{l}.html', html(l))
    write(f'{l}.md', f'# {t}\n\n{p1}\n\n## {h}\n\n{p2}\n\n' + ''.join(f'- {i}\n' for i in items) + '\n' + ''.join('| ' + ' | '.join(r) + ' |\n' + ('|---|---|\n' if n == 0 else '') for n, r in enumerate(rows)))
    flat = [[t], [p1], [h], [p2]] + [[i] for i in items] + rows
    write(f'{l}.csv', ''.join(','.join('"' + c.replace('"', '""') + '"' for c in r) + '\r\n' for r in flat))
    m = EmailMessage(policy=policy.SMTP); m['From'] = f'{t.split()[0]} <a@example.org>'; m['To'] = 'b@example.org'; m['Subject'] = t; m['Date'] = 'Mon, 04 Mar 2024 10:00:00 +0700'
    m.set_content(plain(l), cte='base64'); m.add_attachment(plain(l).encode(), maintype='text', subtype='plain', filename=f'{items[0]}.txt')
    write(f'{l}.eml', m.as_bytes()); write(f'{l}.mbox', b'From a@example.org Mon Mar  4 10:00:00 2024\n' + m.as_bytes().replace(b'\r\n', b'\n') + b'\n')
    m = EmailMessage(policy=policy.SMTP); m['From'] = '<Saved by Blink>'; m['Snapshot-Content-Location'] = 'https://example.org/' + l; m['Subject'] = t; m['Date'] = 'Mon, 04 Mar 2024 10:00:00 +0700'
    m.set_content(html(l), subtype='html', cte='quoted-printable'); m.make_related(); m.get_payload()[0]['Content-Location'] = 'https://example.org/' + l
    write(f'{l}.mhtml', m.as_bytes())
    body = html(l).encode(); head = b'HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n' % len(body)
    record = b'WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/%s\r\nWARC-Date: 2024-03-04T03:00:00Z\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000000>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n' % (l.encode(), len(head + body)) + head + body + b'\r\n\r\n'
    write(f'{l}.warc.gz', gzip.compress(record, mtime=0))
    write(f'{l}.zip', zipped([(f'{items[0]}/{t}.txt', plain(l))]))
    write(f'{l}.ris', f'TY  - NEWS\r\nTI  - {t}\r\nPY  - 2024/03/04\r\nUR  - https://example.org/{l}\r\nER  - \r\n')
    write(f'{l}.bib', f'@article{{{l}, title = {{{t}}}, journal = {{{h}}}, year = {{2024}}}}\n')
    write(f'{l}.csl.json', json.dumps([{'id': l, 'type': 'article-newspaper', 'title': t, 'issued': {'date-parts': [[2024, 3, 4]]}}], ensure_ascii=False))
    write(f'{l}.url', f'[InternetShortcut]\r\nURL=https://example.org/{l}\r\n'); write(f'{l}.webloc', plistlib.dumps({'URL': f'https://example.org/{l}'}))
    open(f'{work}/{l}.html', 'w').write(html(l))
    import openpyxl
    wb = openpyxl.Workbook(); ws = wb.active; ws.title = h[:30]
    for r in flat: ws.append(r)
    wb.properties.title = t; wb.save(f'{out}/{l}.xlsx')
    from pptx import Presentation
    from pptx.util import Inches
    pr = Presentation(); s = pr.slides.add_slide(pr.slide_layouts[1]); s.shapes.title.text = t
    tf = s.placeholders[1].text_frame; tf.text = p1
    for line in [h, p2] + items: tf.add_paragraph().text = line
    tb = s.shapes.add_table(2, 2, Inches(1), Inches(6), Inches(4), Inches(1)).table
    for i, r in enumerate(rows):
        for j, c in enumerate(r): tb.cell(i, j).text = c
    # Layouts that no slide uses only make the file larger.
    for layout in list(pr.slide_layouts)[2:]:
        if layout != s.slide_layout: pr.slide_layouts.remove(layout)
    pr.core_properties.title = t; pr.save(f'{out}/{l}.pptx')
    subprocess.run(['pandoc', '-f', 'html', '-t', 'epub3', '--metadata', f'title={t}', '-o', f'{out}/{l}.epub', f'{work}/{l}.html'], check=True)
run = lambda to, files, *more: subprocess.run(['soffice', '--headless', *more, '--convert-to', to, '--outdir', out, *files], check=True, stdout=subprocess.DEVNULL)
pages = [f'{work}/{l}.html' for l in TEXTS]
for to in ['odt:writer8', 'docx:MS Word 2007 XML', 'rtf:Rich Text Format', 'pdf:writer_web_pdf_Export']:
    run(to, pages, '--infilter=HTML (StarWriter)' if not to.startswith('pdf') else '--infilter=HTML')
run('fodt:OpenDocument Text Flat XML', [f'{out}/{l}.odt' for l in TEXTS])
run('ods:calc8', [f'{out}/{l}.xlsx' for l in TEXTS])
shutil.rmtree(work)
