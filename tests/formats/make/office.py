# Makes sample files with python-docx, openpyxl, odfpy, ebooklib, python-pptx.
import docx, openpyxl, datetime, sys, os
from docx.oxml.ns import qn
from docx.oxml import OxmlElement
out=sys.argv[1]; os.makedirs(out,exist_ok=True)
d=docx.Document()
d.core_properties.title="Microsoft Word - Document1"; d.core_properties.author="Ma Ma; U Ba"; d.core_properties.created=datetime.datetime(2023,6,7,10,0); d.core_properties.modified=datetime.datetime(2023,6,8,9,0); d.core_properties.language="my"
d.add_heading("လူကုန်ကူးမှု အစီရင်ခံစာ",0)
d.add_heading("မြဝတီမြို့",1)
d.add_paragraph("မြဝတီမြို့တွင် လူ ၁၂ ဦးကို ဖမ်းဆီးခဲ့သည်။")
for s in ["List Number","List Number","List Bullet","List Number 2"]: d.add_paragraph("စာရင်း "+s,style=s)
d.add_paragraph("Quoted",style="Intense Quote")
t=d.add_table(2,3)
for i,r in enumerate(t.rows):
    for j,c in enumerate(r.cells): c.text=f"{i}{j} အကွက်"
n=t.cell(1,2).add_table(1,2); n.cell(0,0).text="in"; n.cell(0,1).text="ner"
p=d.add_paragraph("Shown "); r=p.add_run("hidden"); r.font.hidden=True; p.add_run("x"); s=p.add_run("2"); s.font.superscript=True
def el(tag,**kw):
    e=OxmlElement(tag)
    for k,v in kw.items(): e.set(qn('w:'+k),v)
    return e
# tracked changes
p=d.add_paragraph("Kept "); 
ins=el('w:ins',id="1",author="a"); rr=el('w:r'); tt=el('w:t'); tt.text="inserted "; tt.set('{http://www.w3.org/XML/1998/namespace}space','preserve'); rr.append(tt); ins.append(rr); p._p.append(ins)
de=el('w:del',id="2",author="a"); rr=el('w:r'); tt=el('w:delText'); tt.text="deleted"; rr.append(tt); de.append(rr); p._p.append(de)
p.add_run("end")
# complex field with nested
p=d.add_paragraph("Field: ")
def fc(t): r=el('w:r'); r.append(el('w:fldChar',fldCharType=t)); p._p.append(r)
def it(s): r=el('w:r'); x=el('w:instrText'); x.text=s; r.append(x); p._p.append(r)
fc('begin'); it(' IF '); fc('begin'); it(' PAGE '); fc('separate'); p.add_run("CODE"); fc('end'); it(' = 1 "a" "b"'); fc('separate'); p.add_run("result"); fc('end'); p.add_run(" after")
sec=d.sections[0]; sec.header.paragraphs[0].text="ခေါင်းစီး"; sec.footer.paragraphs[0].text="3"
d.save(out+"/burmese.docx")
wb=openpyxl.Workbook(); ws=wb.active; ws.title="เหยื่อ"
ws.append(["ชื่อ","อายุ","วันที่","เงิน","%","สูตร"])
ws.append(["ก. ข.",17,datetime.date(2023,6,7),1234.5,0.256,"=B2*2"])
ws["C2"].number_format="d mmm yyyy"; ws["D2"].number_format='"฿"#,##0.00'; ws["E2"].number_format="0.0%"
ws.append(["十二名",None,datetime.datetime(2023,6,7,14,30),-1000000,1,True]); ws["D3"].number_format='[$$-409]#,##0;[Red]-[$$-409]#,##0'
ws["C3"].number_format="yyyy-mm-dd hh:mm"
ws.append([]); ws.append(["hidden row"]); ws.row_dimensions[5].hidden=True
ws["A6"]="last"; ws["B6"]=0.1+0.2; ws["C6"]=datetime.time(9,5); ws["C6"].number_format="h:mm"; ws["D6"]=1e15; ws["E6"]="=1/0"; ws["G6"]="hidden col"; ws.column_dimensions["G"].hidden=True
ws2=wb.create_sheet("Second & more"); ws2.append(["x",1]); ws3=wb.create_sheet("Secret"); ws3.append(["secret"]); ws3.sheet_state="hidden"
wb.properties.title="Table of people"; wb.properties.creator="Ann"
wb.save(out+"/thai.xlsx")
from pptx import Presentation
from pptx.util import Inches
pr=Presentation(); s=pr.slides.add_slide(pr.slide_layouts[0]); s.shapes.title.text="រំដោះជនរងគ្រោះ"; s.placeholders[1].text="Phnom Penh 2023"
s=pr.slides.add_slide(pr.slide_layouts[1]); s.shapes.title.text="Second slide"; tf=s.placeholders[1].text_frame; tf.text="point one"; q=tf.add_paragraph(); q.text="point two"; q.level=1
tb=s.shapes.add_table(2,2,Inches(1),Inches(4),Inches(4),Inches(1)).table
for i in range(2):
    for j in range(2): tb.cell(i,j).text=f"c{i}{j}"
s.notes_slide.notes_text_frame.text="Spoken notes"
s=pr.slides.add_slide(pr.slide_layouts[6]); s.shapes.add_textbox(Inches(1),Inches(1),Inches(2),Inches(1)).text_frame.text="Hidden slide"; s._element.set("show","0")
pr.core_properties.title="PowerPoint Presentation"; pr.core_properties.author="Sok"
pr.save(out+"/khmer.pptx")
from ebooklib import epub
b=epub.EpubBook(); b.set_identifier("urn:isbn:9780000000001"); b.set_title("Chuyện bên sông"); b.set_language("vi"); b.add_author("Nguyễn Văn A"); b.add_author("Second Author"); b.add_metadata("DC","publisher","NXB Trẻ"); b.add_metadata("DC","date","2023-06-07"); b.add_metadata("DC","rights","CC BY")
cs=[]
for i in (1,2):
    c=epub.EpubHtml(title=f"Chương {i}",file_name=f"ch{i}.xhtml",lang="vi"); c.content=f"<h1>Chương {i}</h1><p>Mười hai nạn nhân đã được đưa qua sông.</p>"; b.add_item(c); cs.append(c)
b.toc=cs; b.add_item(epub.EpubNcx()); b.add_item(epub.EpubNav()); b.spine=["nav",cs[1],cs[0]]
epub.write_epub(out+"/viet.epub",b)
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table,TableRow,TableCell
from odf.text import P
ods=OpenDocumentSpreadsheet(); t=Table(name="ورقة"); 
for row in [["الاسم","العدد"],["عمر",12]]:
    r=TableRow()
    for v in row:
        c=TableCell(valuetype="float",value=v) if isinstance(v,int) else TableCell(valuetype="string"); c.addElement(P(text=str(v))); r.addElement(c)
    t.addElement(r)
ods.spreadsheet.addElement(t); ods.save(out+"/arabic.ods")
