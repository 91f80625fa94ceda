package main

import (
	"go/ast"
	"go/token"
	"strconv"
)

// fieldWords are the codes that rules of the field are made of. They stand in store, with the field, and in store/rule.
var fieldWords = map[string]bool{
	"not_started": true, "in_progress": true, "complete": true, "paused": true, "stopped": true, // status
	"blue": true, "green": true, "amber": true, "red": true, // BRAG
	"lived_experience": true, "none_received": true, "not_applicable": true,
}

// speltFolders show what rules of the field find, and hold none.
var speltFolders = []string{"cmd", "ui", "export/report", "export/snapshot"}

// speltFiles may hold such words, each for its reason.
var speltFiles = map[string]string{
	"ui/theme/glyphs.go": "the letters, shapes and colours in which BRAG is drawn",
}

// checkSpelled finds rules of the field that are written where they are shown: pages, commands and reports ask store/rule,
// store/coverage and store/submission what is open, overdue, at risk or missing, so that every page, command and
// report counts the same.
func checkSpelled(t *tree) []offence {
	var list []offence
	used := map[string]bool{}
	for _, f := range t.goFiles {
		if f.test || f.outside {
			continue
		}
		if _, shows := within(f.folder, speltFolders); !shows {
			continue
		}
		ast.Inspect(f.syntax, func(n ast.Node) bool {
			wrong := speltRule(n)
			if wrong == "" {
				return true
			}
			if speltFiles[f.name] != "" {
				used[f.name] = true
				return true
			}
			where := f.name + ":" + strconv.Itoa(f.position.Position(n.Pos()).Line)
			list = append(list, breach(where,
				wrong+": a rule of the field stands in store/rule, store/coverage or store/submission"))
			return true
		})
	}
	for name := range speltFiles {
		if t.has(name) && !used[name] {
			list = append(list, breach(name, "is an exception in .ci/rules/spelled.go that is no longer needed"))
		}
	}
	return list
}

// speltRule says what of a rule is spelled out in a place of the code; "" if nothing is.
func speltRule(n ast.Node) string {
	switch n := n.(type) {
	case *ast.BasicLit:
		if word := textOf(n); fieldWords[word] {
			return strconv.Quote(word) + " is a code of a field"
		}
	case *ast.CompositeLit:
		if field := filterField(n); field != "" {
			return "a filter by " + strconv.Quote(field)
		}
	case *ast.BinaryExpr:
		if (n.Op == token.EQL || n.Op == token.NEQ) && (isGet(n.X) && textOf(n.Y) != "" || isGet(n.Y) && textOf(n.X) != "") {
			return "the value of a field is compared with a word"
		}
	}
	return ""
}

// textOf is the text of a literal; "" for anything else.
func textOf(n ast.Node) string {
	lit, ok := n.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return ""
	}
	text, err := strconv.Unquote(lit.Value)
	if err != nil {
		return ""
	}
	return text
}

// isGet says whether an expression reads a field of a record by its name.
func isGet(e ast.Expr) bool {
	call, ok := e.(*ast.CallExpr)
	if !ok || len(call.Args) != 1 || textOf(call.Args[0]) == "" {
		return false
	}
	get, ok := call.Fun.(*ast.SelectorExpr)
	return ok && get.Sel.Name == "Get"
}

// filterField is the field of a filter that names it in words; "" for anything else.
func filterField(lit *ast.CompositeLit) string {
	for _, e := range lit.Elts {
		pair, ok := e.(*ast.KeyValueExpr)
		if !ok {
			continue
		}
		if key, ok := pair.Key.(*ast.Ident); ok && key.Name == "Field" && hasOp(lit) {
			return textOf(pair.Value)
		}
	}
	return ""
}

// hasOp says whether a literal names a way to compare, as a filter does.
func hasOp(lit *ast.CompositeLit) bool {
	for _, e := range lit.Elts {
		if pair, ok := e.(*ast.KeyValueExpr); ok {
			if key, ok := pair.Key.(*ast.Ident); ok && key.Name == "Op" {
				return true
			}
		}
	}
	return false
}
