package main

import (
	"bytes"
	"compress/flate"
	"fmt"
	"maps"
)

// hostileZips are zips made to do harm to whoever opens them.
func hostileZips(good files) ([]broken, error) {
	x := []byte("x\r\n")
	var list []broken
	add := func(name, rules, message string, data []byte) {
		list = append(list, broken{name: name, exit: 1, rules: rules, message: message, data: data})
	}
	// with is the good bundle with more entries, some in the place of its own.
	with := func(more ...entry) []byte {
		rest := maps.Clone(good)
		z := &zipper{}
		for _, e := range more {
			delete(rest, e.name)
		}
		for _, name := range rest.names() {
			z.add(entry{name: name, data: rest[name]})
		}
		for _, e := range more {
			z.add(e)
		}
		return z.end()
	}
	for _, c := range []struct{ name, entry, message string }{
		{"a name that climbs out", "../../evil.txt", "leads out of the folder"},
		{"a name that climbs out of data", "data/../../../evil.txt", "leads out of the folder"},
		{"an absolute name", "/tmp/evil.txt", "a place on the computer"},
		{"a drive of Windows", "C:/evil.txt", "a place on the computer"},
		{"a backslash", `..\evil.txt`, "backslash"},
		{"a device of Windows", "data/nul.csv", "a device on Windows"},
		{"a name that ends in a point", "data/actions.csv.", "ends in a point"},
		{"a NUL in a name", "data/actions.csv\x00.exe", "characters that no file"},
		{"an escape in a name", "data/\x1b[2J.csv", "characters that no file"},
		{"a line break in a name", "data/a\nb.csv", "characters that no file"},
		{"a name that turns round", "data/\u202evsc.exe", "characters that no file"},
		{"a name with an empty part", "data//more.csv", "plain form"},
	} {
		add(c.name, "Z2", c.message, with(entry{name: c.entry, data: x}))
	}
	add("a symbolic link", "B2 B5 D1 Z3 Z6", "a link to another place",
		with(entry{name: "data/links.csv", data: []byte("/etc/passwd"), mode: 0o120777}))
	add("a device file", "B2 B5 D1 Z3 Z6", "not an ordinary file", with(entry{name: "data/links.csv", data: x, mode: 0o020666}))
	add("an encrypted entry", "B2 B5 D1 Z3 Z6", "encrypted within the zip",
		with(entry{name: "data/links.csv", data: good["data/links.csv"], flags: 1}))
	add("a file twice", "Z4", "this file twice", func() []byte {
		z := &zipper{}
		for _, name := range good.names() {
			z.add(entry{name: name, data: good[name]})
		}
		z.add(entry{name: "data/actions.csv", data: x})
		return z.end()
	}())
	add("names that differ in capitals", "Z4", "in capitals only", with(entry{name: "data/ACTIONS.csv", data: x}))
	add("entries that share their bytes", "Z4", "shares its bytes",
		with(entry{name: "data/more.csv", data: x}, entry{name: "data/most.csv", data: x, sharing: true}))
	add("another name where the bytes are", "B2 B5 D1 Z4 Z6", "in another place",
		with(entry{name: "data/links.csv", local: "data/other.csv", data: good["data/links.csv"]}))
	add("a wrong checksum of an entry", "B2 B5 D1 Z1 Z6", "not what its checksum says",
		with(entry{name: "data/links.csv", data: good["data/links.csv"], crc: 1}))
	add("a packing that nobody knows", "B2 B5 D1 Z1 Z6", "packed in a way", with(entry{name: "data/links.csv", data: x, method: 99}))
	add("packed bytes that are none", "B2 B5 D1 Z1 Z6", "cannot be unpacked",
		with(entry{name: "data/links.csv", data: []byte("\xff\xff\xff"), method: 8}))
	add("a zip in the zip", "B2 B5 Z6", "no part of a bundle", with(entry{name: "data/more.zip", data: good.zip()}))

	bomb, err := deflated(1 << 30)
	if err != nil {
		return nil, err
	}
	add("a bomb of one file", "Z1", "unpacks to more than", with(entry{name: "data/links.csv", data: bomb, method: 8, length: 1 << 30}))
	add("a bomb that says it is small", "B2 B5 D1 Z1 Z6", "cannot be unpacked",
		with(entry{name: "data/links.csv", data: bomb, method: 8, length: 3}))
	part, err := deflated(19 << 20)
	if err != nil {
		return nil, err
	}
	z := &zipper{}
	for i := range 100 {
		z.add(entry{name: fmt.Sprintf("data/%d.csv", i), data: part, method: 8, length: 19 << 20})
	}
	add("a bomb of many files", "Z1", "all together to more than", z.end())
	z = &zipper{}
	for i := range 65000 {
		z.add(entry{name: fmt.Sprintf("data/%d.csv", i), data: x})
	}
	add("65 thousand files", "Z1", "has 65000 files", z.end())
	sharers := []entry{{name: "data/a.csv", data: part, method: 8, length: 19 << 20}}
	for i := range 100 {
		sharers = append(sharers, entry{name: fmt.Sprintf("data/%d.csv", i), data: part, method: 8, length: 19 << 20, sharing: true})
	}
	add("a bomb of entries that share their bytes", "Z4", "shares its bytes", with(sharers...))

	whole := good.zip()
	add("half a zip", "Z1", "damaged or cut off", whole[:len(whole)/2])
	add("a zip without its end", "Z1", "damaged or cut off", whole[:len(whole)-30])
	huge := bytes.Clone(whole)
	copy(huge[len(huge)-10:], []byte{0xff, 0xff, 0xff, 0x7f})
	add("a list of files larger than the zip", "Z1", "damaged or cut off", huge)
	add("more than 50 MB", "Z1", "larger than 50 MB", append(bytes.Clone(whole), make([]byte, 51<<20)...))
	list = append(list,
		broken{name: "a letter called zip", exit: 2, message: "kept", data: []byte("Dear committee, please find the bundle attached.")},
		broken{name: "an empty file", exit: 2, message: "", data: nil})
	return list, nil
}

// deflated is a packed file of so many zeros.
func deflated(size int) ([]byte, error) {
	var out bytes.Buffer
	w, err := flate.NewWriter(&out, flate.BestCompression)
	if err != nil {
		return nil, err
	}
	zeros := make([]byte, 1<<20)
	for range size >> 20 {
		if _, err := w.Write(zeros); err != nil {
			return nil, err
		}
	}
	return out.Bytes(), w.Close()
}
