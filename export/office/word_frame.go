package office

import (
	"fmt"
	"strconv"
	"strings"
)

// wordFrame gives the parts of a document that do not depend on what it says. The
// list of types comes first, where every reader looks.
func wordFrame(form Layout) []Part {
	return []Part{
		{"[Content_Types].xml",
			[]byte(xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ` +
				`ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ` +
				`ContentType="application/xml"/>` +
				contentType("/word/document.xml", "wordprocessingml.document.main") +
				contentType("/word/styles.xml", "wordprocessingml.styles") +
				contentType("/word/numbering.xml", "wordprocessingml.numbering") +
				contentType("/word/settings.xml", "wordprocessingml.settings") +
				contentType("/word/footer1.xml", "wordprocessingml.footer") +
				`<Override PartName="/docProps/core.xml" ` +
				`ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`)},
		{"_rels/.rels", []byte(relationships(
			"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument", "word/document.xml",
			"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml"))},
		{"word/_rels/document.xml.rels", []byte(relationships(
			spaceRelationships+"/styles", "styles.xml", spaceRelationships+"/numbering", "numbering.xml",
			spaceRelationships+"/settings", "settings.xml", spaceRelationships+"/footer", "footer1.xml"))},
		{"word/styles.xml", []byte(wordStyles(form))},
		{"word/numbering.xml", []byte(xmlHead + `<w:numbering xmlns:w="` + spaceWord +
			`"><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start ` +
			`w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="357" ` +
			`w:hanging="357"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`)},
		{"word/settings.xml", []byte(xmlHead + `<w:settings xmlns:w="` + spaceWord +
			`"><w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" ` +
			`w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="en-GB"/></w:settings>`)},
		{"word/footer1.xml", []byte(xmlHead + `<w:ftr xmlns:w="` + spaceWord +
			`"><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr><w:r><w:t xml:space="preserve">Page </w:t></w:r><w:fldSimple w:instr=" ` +
			`PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple><w:r><w:t xml:space="preserve"> of </w:t></w:r><w:fldSimple w:instr=" ` +
			`NUMPAGES "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>`)},
	}
}

func contentType(name, kind string) string {
	return `<Override PartName="` + name + `" ContentType="application/vnd.openxmlformats-officedocument.` + kind + `+xml"/>`
}

// relationships lists what a part belongs with: type and target in turn.
func relationships(pairs ...string) string {
	var out strings.Builder
	out.WriteString(xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`)
	for i := 0; i+1 < len(pairs); i += 2 {
		fmt.Fprintf(&out, `<Relationship Id="rId%d" Type="%s" Target="%s"/>`, i/2+1, pairs[i], pairs[i+1])
	}
	return out.String() + `</Relationships>`
}

// wordStyles are the styles of paragraphs and tables. Headings have their levels
// in the outline, so that a word processor lists them and a screen reader goes by them.
func wordStyles(form Layout) string {
	size := func(more int) string {
		return fmt.Sprintf(`<w:sz w:val="%[1]d"/><w:szCs w:val="%[1]d"/>`, form.Size+more)
	}
	var out strings.Builder
	out.WriteString(xmlHead + `<w:styles xmlns:w="` + spaceWord +
		`"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/>` + size(0) +
		`<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="` +
		strconv.Itoa(form.After) + `" w:line="262" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>` +
		`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>` +
		`<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" ` +
		`w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" ` +
		`w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>` +
		`<w:style w:type="table" w:styleId="KeptTable"><w:name w:val="Kept Table"/><w:basedOn ` +
		`w:val="TableNormal"/><w:tblPr><w:tblBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="444444"/><w:bottom ` +
		`w:val="single" w:sz="4" w:space="0" w:color="999999"/><w:insideH w:val="single" w:sz="4" w:space="0" ` +
		`w:color="999999"/></w:tblBorders><w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="40" ` +
		`w:type="dxa"/><w:right w:w="113" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>`)
	for _, s := range []struct{ id, name, paragraph, run string }{
		{"Title", "Title", `<w:spacing w:after="60"/>`, `<w:b/>` + size(19)},
		{"Subtitle", "Subtitle", `<w:spacing w:after="200"/>`, size(5)},
		{"Heading1", "heading 1", heading(form.Above, 0), `<w:b/>` + size(9)},
		{"Heading2", "heading 2", heading(form.Above*3/4, 1), `<w:b/>` + size(5)},
		{"Heading3", "heading 3", heading(form.Above*3/5, 2), `<w:b/>` + size(2)},
		{"Heading4", "heading 4", heading(form.Above*2/5, 3), `<w:b/>` + size(0)},
		{"ListBullet", "List Bullet", `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:spacing w:after="60"/>`, ``},
		{"Caption", "caption", `<w:keepNext/><w:spacing w:before="120" w:after="60"/>`, `<w:b/>` + size(-2)},
		{"Callout", "Callout",
			`<w:pBdr><w:top w:val="single" w:sz="12" w:space="4" w:color="A86500"/><w:left w:val="single" w:sz="12" w:space="4" ` +
				`w:color="A86500"/><w:bottom w:val="single" w:sz="12" w:space="4" w:color="A86500"/><w:right w:val="single" w:sz="12" ` +
				`w:space="4" w:color="A86500"/></w:pBdr><w:spacing w:before="60" w:after="160"/>`, `<w:b/>`},
		{"Fact", "Fact", `<w:spacing w:after="20"/>`, ``},
		{"Soft", "Soft", ``, `<w:color w:val="51515C"/>`},
		{"Cell", "Cell", `<w:spacing w:after="0" w:line="240" w:lineRule="auto"/>`, size(-3)},
		{"CellHeader", "Cell Header", `<w:keepNext/><w:spacing w:after="0" w:line="240" w:lineRule="auto"/>`, `<w:b/>` + size(-3)},
		{"CellHeaderNumber", "Cell Header Number",
			`<w:keepNext/><w:spacing w:after="0" w:line="240" w:lineRule="auto"/><w:jc w:val="right"/>`, `<w:b/>` + size(-3)},
		{"CellNumber", "Cell Number", `<w:spacing w:after="0" w:line="240" w:lineRule="auto"/><w:jc w:val="right"/>`, size(-3)},
		{"AfterTable", "After Table", `<w:spacing w:after="0" w:line="160" w:lineRule="exact"/>`, size(-9)},
		{"Footer", "footer", `<w:spacing w:after="0"/><w:jc w:val="right"/>`, `<w:color w:val="51515C"/>` + size(-5)},
	} {
		fmt.Fprintf(&out, `<w:style w:type="paragraph" w:styleId="%s"><w:name w:val="%s"/><w:basedOn w:val="Normal"/>`, s.id, s.name)
		if strings.HasPrefix(s.id, "Heading") || s.id == "Title" || s.id == "Subtitle" {
			out.WriteString(`<w:next w:val="Normal"/><w:qFormat/>`)
		}
		if s.paragraph != "" {
			out.WriteString("<w:pPr>" + s.paragraph + "</w:pPr>")
		}
		if s.run != "" {
			out.WriteString("<w:rPr>" + s.run + "</w:rPr>")
		}
		out.WriteString("</w:style>")
	}
	return out.String() + `</w:styles>`
}

// heading is the form of a heading: space above it, never the last line of a
// page, and its level in the outline.
func heading(above, level int) string {
	return fmt.Sprintf(`<w:keepNext/><w:keepLines/><w:spacing w:before="%d" w:after="80"/><w:outlineLvl w:val="%d"/>`, above, level)
}
