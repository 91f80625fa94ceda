package main

import (
	"path"
	"slices"
	"strings"
)

// floorOf gives the place of a folder among the floors, -1 outside of the house.
func floorOf(folder string) int {
	for i, floor := range floors {
		if _, ok := within(folder, []string{floor}); ok {
			return i
		}
	}
	return -1
}

// ownImports calls fn for each import of one package of the house by a file of another.
func (t *tree) ownImports(fn func(f *goFile, target string)) {
	for _, f := range t.goFiles {
		if f.outside {
			continue
		}
		for _, path := range f.imports {
			if target, ok := inHouse(path); ok && target != f.folder {
				fn(f, target)
			}
		}
	}
}

// checkDirection holds tests to the direction as well as the program.
func checkDirection(t *tree) []offence {
	var list []offence
	for _, folder := range t.folders() {
		if floorOf(folder) < 0 {
			list = append(list, breach(folder, "stands on none of the floors "+strings.Join(floors, ", ")))
		}
	}
	t.ownImports(func(f *goFile, target string) {
		own, below := floorOf(f.folder), floorOf(target)
		if own >= 0 && (below < 0 || below > own) {
			list = append(list, breach(f.name,
				"imports "+target+": imports run from cmd over ui, export and store to store/national"))
		}
		if slices.Contains(alone, f.folder) && !f.test {
			list = append(list, breach(f.name, "imports "+target+", and "+f.folder+" uses no package of the house"))
		}
	})
	return list
}

func checkTrades(t *tree) []offence {
	var list []offence
	for _, f := range t.goFiles {
		floor := floorOf(f.folder)
		if f.test || f.outside || floor < 0 {
			continue
		}
		for _, target := range f.imports {
			for _, library := range trades[floors[floor]] {
				if strings.HasPrefix(target, library) {
					list = append(list, breach(f.name, "imports "+target+", which is not the trade of "+floors[floor]))
				}
			}
		}
	}
	return list
}

func checkPages(t *tree) []offence {
	var list []offence
	for _, folder := range t.folders() {
		_, page := within(folder, pages)
		_, part := within(folder, parts)
		if strings.HasPrefix(folder, "ui/") && page == part {
			list = append(list, breach(folder, "is either a page or a part: add it to one of the two lists in .ci/rules/house.go"))
		}
	}
	t.ownImports(func(f *goFile, target string) {
		page, isPage := within(target, pages)
		if !isPage {
			return
		}
		own, ofPage := within(f.folder, pages)
		_, ofPart := within(f.folder, parts)
		switch {
		case ofPage && own != page:
			list = append(list, breach(f.name, "imports "+target+": a page knows no other page; it asks the host to open it"))
		case ofPart:
			list = append(list, breach(f.name, "imports "+target+": a part knows no page"))
		}
	})
	return list
}

// checkUnused finds packages that cmd/kept does not reach: the check for unreachable functions does not see these.
func checkUnused(t *tree) []offence {
	reached := map[string]bool{}
	var reach func(folder string)
	reach = func(folder string) {
		if reached[folder] || t.packages[folder] == nil {
			return
		}
		reached[folder] = true
		for _, f := range t.packages[folder].files {
			for _, target := range f.imports {
				if inside, ok := inHouse(target); ok {
					reach(inside)
				}
			}
		}
	}
	reach(path.Join("cmd", "kept"))
	var list []offence
	for _, folder := range t.folders() {
		if _, support := testSupport[folder]; !reached[folder] && !support {
			list = append(list, breach(folder,
				"cmd/kept does not use it; remove it, or add it to testSupport in .ci/rules/house.go with what uses it"))
		}
	}
	return list
}
