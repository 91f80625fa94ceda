package main

import (
	"fmt"
	"go/ast"
	"strings"
	"unicode/utf8"
)

func checkFileSizes(t *tree) []offence {
	var list []offence
	for _, f := range t.goFiles {
		if !f.test && len(f.lines) > longestFile {
			list = append(list, breach(f.name, fmt.Sprintf("%d lines; at most %d", len(f.lines), longestFile)))
		}
	}
	return list
}

func checkPackageSizes(t *tree) []offence {
	var list []offence
	total, count := 0, 0
	for _, folder := range t.folders() {
		p := t.packages[folder]
		limit := largestPackage
		if own, ok := largerPackages[folder]; ok {
			limit = own
		}
		if p.lines > limit {
			list = append(list, breach(folder, fmt.Sprintf("%d lines; at most %d", p.lines, limit)))
		}
		if _, support := testSupport[folder]; !support {
			total += p.lines
			count++
		}
	}
	if count > 0 && total/count >= largestMean {
		text := fmt.Sprintf("%d lines a package (%d in %d packages); under %d", total/count, total, count, largestMean)
		list = append(list, breach("mean", text))
	}
	return list
}

func checkColumns(t *tree) []offence {
	var list []offence
	for _, f := range t.goFiles {
		for i, line := range f.lines {
			width := utf8.RuneCountInString(line) + (tabWidth-1)*strings.Count(line, "\t")
			if width > widestLine {
				where := fmt.Sprintf("%s:%d", f.name, i+1)
				list = append(list, breach(where, fmt.Sprintf("%d columns; at most %d", width, widestLine)))
			}
		}
	}
	return list
}

func checkComments(t *tree) []offence {
	var list []offence
	for _, folder := range t.folders() {
		words := 0
		for _, f := range t.packages[folder].files {
			words += wordsOf(f.syntax.Doc)
		}
		if words < leastComment {
			text := fmt.Sprintf(
				"its package comment has %d words; say in at least %d what it is for, its main types, what it must never do",
				words, leastComment)
			list = append(list, breach(folder, text))
		}
	}
	return list
}

func wordsOf(comment *ast.CommentGroup) int {
	if comment == nil {
		return 0
	}
	return len(strings.Fields(comment.Text()))
}
