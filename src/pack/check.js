
"use strict";
(function () {
  // SHA-256 (FIPS 180-4), so that a page opened as a file can compute it in every browser.
  var K = new Uint32Array(64), START = new Uint32Array(8);
  (function () {
    function fraction(x) { return Math.floor((x - Math.floor(x)) * 4294967296) >>> 0; }
    var found = 0, n = 2;
    while (found < 64) {
      var prime = true;
      for (var d = 2; d * d <= n; d++) { if (n % d === 0) { prime = false; break; } }
      if (prime) {
        if (found < 8) { START[found] = fraction(Math.sqrt(n)); }
        K[found] = fraction(Math.cbrt(n));
        found++;
      }
      n++;
    }
  })();

  function Sha256() {
    this.h = new Uint32Array(START);
    this.block = new Uint8Array(64);
    this.filled = 0;
    this.bytes = 0;
    this.w = new Uint32Array(64);
  }

  Sha256.prototype.compress = function (data, at) {
    var w = this.w, h = this.h, i;
    for (i = 0; i < 16; i++) {
      var p = at + 4 * i;
      w[i] = (data[p] << 24) | (data[p + 1] << 16) | (data[p + 2] << 8) | data[p + 3];
    }
    for (i = 16; i < 64; i++) {
      var x = w[i - 15], y = w[i - 2];
      var s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
      var s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
      w[i] = (w[i - 16] + s0 + w[i - 7] + s1) | 0;
    }
    var a = h[0], b = h[1], c = h[2], d = h[3], e = h[4], f = h[5], g = h[6], k = h[7];
    for (i = 0; i < 64; i++) {
      var t1 = (k + (((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7))) +
        ((e & f) ^ (~e & g)) + K[i] + w[i]) | 0;
      var t2 = ((((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10))) +
        ((a & b) ^ (a & c) ^ (b & c))) | 0;
      k = g; g = f; f = e; e = (d + t1) | 0; d = c; c = b; b = a; a = (t1 + t2) | 0;
    }
    h[0] += a; h[1] += b; h[2] += c; h[3] += d; h[4] += e; h[5] += f; h[6] += g; h[7] += k;
  };

  Sha256.prototype.update = function (data) {
    var at = 0;
    this.bytes += data.length;
    if (this.filled > 0) {
      while (this.filled < 64 && at < data.length) { this.block[this.filled++] = data[at++]; }
      if (this.filled < 64) { return; }
      this.compress(this.block, 0);
      this.filled = 0;
    }
    while (at + 64 <= data.length) { this.compress(data, at); at += 64; }
    while (at < data.length) { this.block[this.filled++] = data[at++]; }
  };

  Sha256.prototype.hex = function () {
    var high = Math.floor(this.bytes / 536870912), low = (this.bytes * 8) >>> 0;
    var tail = new Uint8Array(this.filled < 56 ? 64 - this.filled : 128 - this.filled);
    tail[0] = 0x80;
    for (var i = 0; i < 4; i++) {
      tail[tail.length - 8 + i] = (high >>> (24 - 8 * i)) & 255;
      tail[tail.length - 4 + i] = (low >>> (24 - 8 * i)) & 255;
    }
    this.update(tail);
    var out = "";
    for (var j = 0; j < 8; j++) { out += ("00000000" + this.h[j].toString(16)).slice(-8); }
    return out;
  };

  // For whoever tests this script without a browser.
  if (typeof document === "undefined") {
    globalThis.sha256 = function (data) { var s = new Sha256(); s.update(data); return s.hex(); };
    return;
  }

  var rows = [].slice.call(document.querySelectorAll("#rows tr"));
  var sum = document.getElementById("sum"), others = document.getElementById("others");
  var drop = document.getElementById("drop"), queue = [], busy = false, fault = 0;

  function mark(row, words, good) {
    var cell = row.querySelector(".state");
    cell.textContent = words;
    cell.className = "state " + (good ? "good" : "bad");
  }

  function other(name, words) {
    var item = document.createElement("li");
    item.textContent = name + ": " + words;
    others.appendChild(item);
  }

  function tell() {
    var good = rows.filter(function (r) { return r.querySelector(".good"); }).length;
    var bad = rows.filter(function (r) { return r.querySelector(".bad"); }).length;
    var words = good + " of " + rows.length + " files are as they were packed";
    if (bad > 0) { words += "; " + bad + " are NOT"; }
    if (fault > 0) { words += "; " + fault + " could not be read"; }
    sum.textContent = words + (busy ? "; checking …" : ".");
    sum.className = bad > 0 ? "bad" : (good === rows.length ? "good" : "");
  }

  function judge(file, hex) {
    var same = rows.filter(function (r) { return r.dataset.sha256 === hex; });
    same.forEach(function (r) { mark(r, "✓ as packed", true); });
    if (same.length > 0) { return; }
    var path = (file.webkitRelativePath || file.name).split("\\").join("/");
    var named = rows.filter(function (r) {
      var p = r.dataset.path;
      return path === p || path.slice(-p.length - 1) === "/" + p;
    });
    if (named.length === 0) {
      named = rows.filter(function (r) { return r.dataset.path.split("/").pop() === file.name; });
    }
    if (named.length === 1) { mark(named[0], "✗ changed: " + hex.slice(0, 16) + "…", false); return; }
    if (file.name === "check-hashes.html" || file.name === "SHA256SUMS") { return; }
    other(file.name, hex);
  }

  function next() {
    var file = queue.shift();
    busy = Boolean(file);
    tell();
    if (!file) { return; }
    var sha = new Sha256(), at = 0, step = 4 * 1024 * 1024;
    function read() {
      var reader = new FileReader();
      reader.onerror = function () { fault++; other(file.name, "could not be read"); next(); };
      reader.onload = function () {
        sha.update(new Uint8Array(reader.result));
        at += step;
        if (at < file.size) { read(); } else { judge(file, sha.hex()); next(); }
      };
      reader.readAsArrayBuffer(file.slice(at, at + step));
    }
    read();
  }

  function take(files) {
    for (var i = 0; i < files.length; i++) { queue.push(files[i]); }
    if (!busy) { next(); }
  }

  ["files", "folder"].forEach(function (id) {
    var input = document.getElementById(id);
    input.addEventListener("change", function () { take(input.files); });
  });
  document.addEventListener("dragover", function (e) { e.preventDefault(); drop.className = "over"; });
  document.addEventListener("dragleave", function () { drop.className = ""; });
  document.addEventListener("drop", function (e) {
    e.preventDefault();
    drop.className = "";
    take(e.dataTransfer.files);
  });
})();
