#!/usr/bin/python3
"""A window of another toolkit from which files can be dragged: the other half of the drop test."""
import pathlib
import sys

import gi

gi.require_version("Gtk", "3.0")
from gi.repository import Gdk, GLib, Gtk  # noqa: E402

uris = [pathlib.Path(p).absolute().as_uri() for p in sys.argv[1:]]
window = Gtk.Window(title="DragSource")
window.set_default_size(200, 120)
box = Gtk.EventBox()
box.add(Gtk.Label(label="drag me"))
window.add(box)
box.drag_source_set(Gdk.ModifierType.BUTTON1_MASK, [], Gdk.DragAction.COPY)
box.drag_source_add_uri_targets()
box.connect("drag-data-get", lambda _w, _c, data, _i, _t: data.set_uris(uris))
box.connect("drag-begin", lambda *_: print("drag began", flush=True))
box.connect("drag-failed", lambda *a: print("drag failed", a[2], flush=True))
window.connect("destroy", Gtk.main_quit)
window.show_all()
window.move(0, 0)
GLib.timeout_add_seconds(90, Gtk.main_quit)
Gtk.main()
