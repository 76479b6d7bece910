"""Makes the files in tests/files: run with a Python that has warcio, Pillow and piexif. Not run by the tests."""
import email.policy, gzip, hashlib, io, json, mailbox, os, plistlib, subprocess, sys, tarfile, zipfile
from email.message import EmailMessage, Message
from email.utils import format_datetime
import datetime as dt
out = os.path.join(os.path.dirname(__file__), "files")
def put(name, data):
    with open(os.path.join(out, name), "wb") as file: file.write(data)
tz = dt.timezone(dt.timedelta(hours=7))
date = dt.datetime(2023, 6, 7, 10, 0, 0, tzinfo=tz)
def mail(subject, sender="สมชาย ใจดี <somchai@example.org>"):
    m = EmailMessage(policy=email.policy.SMTP)
    m["Subject"] = subject; m["From"] = sender; m["To"] = "Nguyễn Thị Hoa <hoa@example.vn>, desk@example.org"
    m["Cc"] = "محمد <m@example.com>"; m["Date"] = format_datetime(date); m["Message-ID"] = "<abc@example.org>"
    return m
# A mail with alternatives, a picture in the HTML and attachments with names in many scripts.
m = mail("รายงานการค้ามนุษย์ – เมษายน")
m.set_content("สวัสดี\n\nตำรวจช่วยเหลือผู้เสียหาย 12 คนที่แม่สอด\n", charset="utf-8")
m.add_alternative('<html><body><p>สวัสดี</p><p>ตำรวจช่วยเหลือผู้เสียหาย 12 คนที่แม่สอด</p><img src="cid:logo@x"></body></html>', subtype="html")
m.get_payload()[1].add_related(b"\x89PNG\r\n\x1a\nlogo", "image", "png", cid="<logo@x>")
for name in ["รายงาน.pdf", "របាយការណ៍.pdf", "အစီရင်ခံစာ.pdf", "报告.pdf", "تقرير.pdf", "Báo cáo.pdf"]:
    m.add_attachment(b"%PDF-1.4 " + name.encode(), "application", "pdf", filename=name)
put("scripts.eml", m.as_bytes())
# The HTML is the mail, the text a stub.
m = mail("Newsletter", "News <news@example.com>")
m.set_content("View this mail in your browser.\n")
m.add_alternative("<html><head><style>p{color:red}</style></head><body>" + "<p>Police freed twelve workers near Myawaddy on Tuesday.</p>" * 8 + "</body></html>", subtype="html")
put("stub.eml", m.as_bytes())
# A mail forwarded inside a mail.
inner = mail("ផ្ញើបន្ត", "Sok <sok@example.kh>"); inner.set_content("អត្ថបទ\n")
m = mail("Fwd"); m.set_content("See below.\n"); m.add_attachment(inner)
put("nested.eml", m.as_bytes())
# Mailboxes of Python.
path = os.path.join(out, "box.mbox")
if os.path.exists(path): os.remove(path)
box = mailbox.mbox(path)
for number, subject in enumerate(["Tin buôn người", "新闻", "خبر"]):
    m = mail(subject); m.set_content(f"Text {number}\n\nFrom the field: nothing\n>From here\n", cte="8bit"); box.add(m)
box.close()
# Archives.
buffer = io.BytesIO()
with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as z:
    for name in ["รายงาน.txt", "ខ្មែរ/របាយការណ៍.txt", "မြန်မာ.txt", "中文.txt", "عربي.txt", "Tiếng Việt.txt"]: z.writestr(name, name * 3)
    z.writestr("__MACOSX/._x", "x"); z.writestr(".DS_Store", "x"); z.writestr("empty/", "")
    z.writestr("Page.html", "<p>story</p>"); z.writestr("Page_files/a.css", "x"); z.writestr("Page_files/b.js", "x"); z.writestr("Page_files/report.pdf", "%PDF-1.4")
put("scripts.zip", buffer.getvalue())
class Pipe(io.RawIOBase):
    def __init__(self): self.data = b""
    def writable(self): return True
    def seekable(self): return False
    def write(self, data): self.data += bytes(data); return len(data)
pipe = Pipe()
with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as z:
    for name, data in [("ข่าว.txt", "ข่าว " * 50), ("two.txt", "two" * 50)]:
        with z.open(name, "w", force_zip64=name == "two.txt") as f: f.write(data.encode())
put("stream.zip", pipe.data)
import tempfile
with tempfile.TemporaryDirectory() as folder:
    with open(os.path.join(folder, "secret.txt"), "w") as f: f.write("secret words")
    subprocess.run(["zip", "-q", "-P", "pass", "locked.zip", "secret.txt"], cwd=folder, check=True)
    with open(os.path.join(folder, "locked.zip"), "rb") as f: put("locked.zip", f.read())
buffer = io.BytesIO()
with tarfile.open(fileobj=buffer, mode="w", format=tarfile.PAX_FORMAT) as t:
    for name in ["folder/รายงาน.txt", "x" * 150 + ".txt", "../../etc/passwd"]:
        info = tarfile.TarInfo(name); info.size = 5; t.addfile(info, io.BytesIO(b"hello"))
    info = tarfile.TarInfo("link"); info.type = tarfile.SYMTYPE; info.linkname = "/etc/passwd"; t.addfile(info)
put("pax.tar.gz", gzip.compress(buffer.getvalue(), mtime=0))
buffer = io.BytesIO()
with tarfile.open(fileobj=buffer, mode="w", format=tarfile.GNU_FORMAT) as t:
    info = tarfile.TarInfo("ក" * 60 + ".txt"); info.size = 3; t.addfile(info, io.BytesIO(b"abc"))
put("gnu.tar", buffer.getvalue()[:4096])
buffer = io.BytesIO()
with gzip.GzipFile("Bericht.txt", "wb", fileobj=buffer, mtime=0) as g: g.write("Straße\n".encode())
put("single.txt.gz", buffer.getvalue())
# Web archives.
from warcio.warcwriter import WARCWriter
from warcio.statusandheaders import StatusAndHeaders
def chunked(data): return b"".join(b"%x\r\n%s\r\n" % (len(data[i:i+20]), data[i:i+20]) for i in range(0, len(data), 20)) + b"0\r\n\r\n"
html = "<html><head><title>ข่าว</title></head><body><p>ข่าวจากแม่สอด</p></body></html>".encode()
def warc(packed):
    buffer = io.BytesIO(); w = WARCWriter(buffer, gzip=packed)
    w.write_record(w.create_warcinfo_record("a.warc", {"software": "test"}))
    def add(url, kind, body, status="200 OK", extra=(), type="response"):
        head = StatusAndHeaders(status, [("Content-Type", kind), *extra], protocol="HTTP/1.1") if type != "resource" else None
        w.write_record(w.create_warc_record(url, type, payload=io.BytesIO(body), http_headers=head, warc_content_type=kind if type == "resource" else "", warc_headers_dict={"WARC-Date": "2023-06-07T03:00:00Z"}))
    add("https://example.org/th/%E0%B8%82%E0%B9%88%E0%B8%B2%E0%B8%A7", "text/html; charset=utf-8", html)
    add("https://example.org/gzip", "text/html", gzip.compress(html, mtime=0), extra=[("Content-Encoding", "gzip")])
    add("https://example.org/chunked", "text/html", chunked(html), extra=[("Transfer-Encoding", "chunked")])
    add("https://example.org/both", "text/html", chunked(gzip.compress(html, mtime=0)), extra=[("Transfer-Encoding", "chunked"), ("Content-Encoding", "gzip")])
    add("https://example.org/a.css", "text/css", b"p{}"); add("https://example.org/a.png", "image/png", b"\x89PNG")
    add("https://example.org/old", "text/html", b"", "301 Moved", [("Location", "/new")]); add("https://example.org/none", "text/html", b"no", "404 Not Found")
    add("https://example.org/report.pdf", "application/pdf", b"%PDF-1.4 report"); add("https://example.org/note.txt", "text/plain", "ghi chú".encode(), type="resource")
    w.write_record(w.create_revisit_record("https://example.org/again", "sha1:" + "A" * 32, "https://example.org/gzip", "2023-06-07T03:00:00Z"))
    return buffer.getvalue()
plain, packed = warc(False), warc(True)
put("site.warc", plain); put("site.warc.gz", packed)
pages = "\n".join([json.dumps({"format": "json-pages-1.0", "id": "pages", "title": "All Pages"}), json.dumps({"url": "https://example.org/gzip", "title": "ข่าวจากแม่สอด", "ts": "2023-06-07T03:00:00Z"}, ensure_ascii=False), json.dumps({"url": "https://example.org/missing", "title": "Missing"})]).encode()
def wacz(change):
    buffer = io.BytesIO(); files = {"archive/data.warc.gz": packed, "pages/pages.jsonl": pages}
    package = json.dumps({"profile": "data-package", "resources": [{"name": n.split("/")[1], "path": n, "hash": "sha256:" + hashlib.sha256(d).hexdigest(), "bytes": len(d)} for n, d in files.items()]}).encode()
    if change: files["pages/pages.jsonl"] = pages.replace(b"Missing", b"Changed")
    with zipfile.ZipFile(buffer, "w") as z:
        for n, d in files.items(): z.writestr(n, d)
        z.writestr("datapackage.json", package); z.writestr("datapackage-digest.json", json.dumps({"path": "datapackage.json", "hash": "sha256:" + hashlib.sha256(package).hexdigest()}))
    return buffer.getvalue()
put("site.wacz", wacz(False)); put("changed.wacz", wacz(True))
# Links.
put("bin.webloc", plistlib.dumps({"URL": "https://example.org/ก?a=1&b=2"}, fmt=plistlib.FMT_BINARY)); put("xml.webloc", plistlib.dumps({"URL": "https://example.org/x?a=1&b=2"}))
# Pictures.
import piexif
from PIL import Image, PngImagePlugin
picture = Image.new("RGB", (40, 30), (200, 10, 10))
exif = piexif.dump({"0th": {piexif.ImageIFD.Make: b"Canon", piexif.ImageIFD.Model: b"Canon EOS 5D", piexif.ImageIFD.Software: b"GIMP 2.10", piexif.ImageIFD.Artist: "สมชาย".encode(), piexif.ImageIFD.Copyright: b"(c) 2023 X", piexif.ImageIFD.Orientation: 6},
    "Exif": {piexif.ExifIFD.DateTimeOriginal: b"2023:06:07 10:00:00", 0x9011: b"+07:00"},
    "GPS": {1: b"N", 2: ((16, 1), (42, 1), (4680, 100)), 3: b"E", 4: ((98, 1), (34, 1), (1234, 100)), 29: b"2023:06:07"}})
buffer = io.BytesIO(); picture.save(buffer, "JPEG", exif=exif, comment="Grenze bei Mae Sot".encode()); put("photo.jpg", buffer.getvalue())
info = PngImagePlugin.PngInfo(); info.add_text("Title", "Boat"); info.add_itxt("Description", "ភ្នំពេញ", "km"); info.add_text("Comment", "packed " * 50, zip=True)
info.add_itxt("XML:com.adobe.xmp", '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF><rdf:Description xmp:CreatorTool="Photoshop &amp; Co"><dc:title><rdf:Alt><rdf:li xml:lang="x-default">Fischerboot</rdf:li></rdf:Alt></dc:title><dc:creator><rdf:Seq><rdf:li>Li Na</rdf:li><rdf:li>Omar</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>')
buffer = io.BytesIO(); picture.save(buffer, "PNG", pnginfo=info); put("text.png", buffer.getvalue())
for kind, name in [("GIF", "a.gif"), ("WEBP", "a.webp"), ("TIFF", "a.tif"), ("BMP", "a.bmp")]:
    buffer = io.BytesIO(); picture.resize((12, 9)).save(buffer, kind); put(name, buffer.getvalue())
try:
    import pillow_heif; pillow_heif.register_heif_opener()
    buffer = io.BytesIO(); picture.resize((64, 48)).save(buffer, "HEIF"); put("a.heic", buffer.getvalue())
except Exception as error: print("heic", error)
