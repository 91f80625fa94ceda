package main

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/hex"
	"fmt"
	"hash/crc32"
	"io"
	"regexp"
	"slices"
	"strings"
)

// files are those of a bundle, by name.
type files map[string][]byte

func readBundle(path string) (files, error) {
	z, err := zip.OpenReader(path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = z.Close() }()
	f := files{}
	for _, entry := range z.File {
		r, err := entry.Open()
		if err != nil {
			return nil, err
		}
		if f[entry.Name], err = io.ReadAll(r); err != nil {
			return nil, err
		}
	}
	return f, nil
}

func (f files) names() []string {
	var names []string
	for name := range f {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// seal makes sizes, hashes and manifests right again, as somebody who wants to deceive would.
func (f files) seal() {
	f.describe()
	size, count := 0, 0
	for _, name := range f.names() {
		if strings.HasPrefix(name, "data/") {
			size, count = size+len(f[name]), count+1
		}
	}
	f["bag-info.txt"] = regexp.MustCompile(`Payload-Oxum: .*`).ReplaceAll(f["bag-info.txt"],
		fmt.Appendf(nil, "Payload-Oxum: %d.%d", size, count))
	f["manifest-sha512.txt"] = f.manifest(func(name string) bool { return strings.HasPrefix(name, "data/") })
	f["tagmanifest-sha512.txt"] = f.manifest(
		func(name string) bool { return !strings.HasPrefix(name, "data/") && name != "tagmanifest-sha512.txt" })
}

// describe makes bytes and hash of every resource in datapackage.json right again.
func (f files) describe() {
	resource := regexp.MustCompile(`(?s)"path": "([a-z][^":]*)",(.*?)"bytes": [0-9]+,(\s+)"hash": "sha256:[0-9a-f]+"`)
	f["datapackage.json"] = resource.ReplaceAllFunc(f["datapackage.json"], func(found []byte) []byte {
		parts := resource.FindSubmatch(found)
		content, there := f[string(parts[1])]
		if !there {
			return found
		}
		sum := sha256.Sum256(content)
		return fmt.Appendf(nil, `"path": "%s",%s"bytes": %d,%s"hash": "sha256:%s"`, parts[1], parts[2], len(content), parts[3],
			hex.EncodeToString(sum[:]))
	})
}

func (f files) manifest(wanted func(string) bool) []byte {
	var out bytes.Buffer
	for _, name := range f.names() {
		if wanted(name) {
			sum := sha512.Sum512(f[name])
			fmt.Fprintf(&out, "%s  %s\n", hex.EncodeToString(sum[:]), name)
		}
	}
	return out.Bytes()
}

// zip packs the files as a bundle is packed.
func (f files) zip() []byte {
	z := &zipper{}
	for _, name := range f.names() {
		z.add(entry{name: name, data: f[name]})
	}
	return z.end()
}

// entry is one file of a zip, with what may be untrue about it.
type entry struct {
	name    string
	local   string // its name where its bytes are; "" for the same
	data    []byte // as it stands in the zip
	method  uint16
	flags   uint16
	length  uint32 // unpacked; 0 for the length of data
	crc     uint32 // 0 for the right one
	mode    uint32 // of Unix; 0 for an ordinary file
	sharing bool   // the bytes are those of the entry before
}

// zipper writes zips by hand (APPNOTE 4.3), so that anything can be untrue in them.
type zipper struct {
	out, central bytes.Buffer
	at           uint32 // where the last entry with bytes of its own begins
	count        int
}

func (z *zipper) add(e entry) {
	if e.crc == 0 {
		e.crc = crc32.ChecksumIEEE(e.data)
	}
	if e.length == 0 {
		e.length = uint32(len(e.data))
	}
	if e.local == "" {
		e.local = e.name
	}
	if e.mode == 0 {
		e.mode = 0o100644
	}
	if !e.sharing {
		z.at = uint32(z.out.Len())
		z.out.WriteString("PK\x03\x04")
		z.numbers(&z.out, e, len(e.local))
		z.out.WriteString(e.local)
		z.out.Write(e.data)
	}
	z.central.WriteString("PK\x01\x02")
	z.central.Write(little(2, 20|3<<8)) // made on Unix
	z.numbers(&z.central, e, len(e.name))
	z.central.Write(little(2, 0)) // comment
	z.central.Write(little(2, 0)) // disk
	z.central.Write(little(2, 0)) // kind of text
	z.central.Write(little(4, uint64(e.mode)<<16))
	z.central.Write(little(4, uint64(z.at)))
	z.central.WriteString(e.name)
	z.count++
}

// numbers are those that both headers of a file have.
func (z *zipper) numbers(out *bytes.Buffer, e entry, name int) {
	for _, n := range []struct {
		size  int
		value uint64
	}{{2, 20}, {2, uint64(e.flags)}, {2, uint64(e.method)}, {2, 0}, {2, 0x21}, {4, uint64(e.crc)}, {4, uint64(len(e.data))},
		{4, uint64(e.length)}, {2, uint64(name)}, {2, 0}} {
		out.Write(little(n.size, n.value))
	}
}

// end writes the list of files behind them. A count too large for it is cut.
func (z *zipper) end() []byte {
	at := z.out.Len()
	z.out.Write(z.central.Bytes())
	z.out.WriteString("PK\x05\x06")
	z.out.Write(little(4, 0))
	z.out.Write(little(2, uint64(z.count)))
	z.out.Write(little(2, uint64(z.count)))
	z.out.Write(little(4, uint64(z.central.Len())))
	z.out.Write(little(4, uint64(at)))
	z.out.Write(little(2, 0))
	return z.out.Bytes()
}

func little(size int, value uint64) []byte {
	out := make([]byte, size)
	for i := range out {
		out[i] = byte(value >> (8 * i))
	}
	return out
}
