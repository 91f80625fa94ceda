package main

import "go/ast"

// topNames lists what a file declares for its package: NAME, and TYPE.MEMBER of fields and methods.
func topNames(f *goFile) []string {
	var list []string
	for _, d := range f.syntax.Decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			if d.Recv != nil {
				list = append(list, receiver(d.Recv.List[0].Type)+"."+d.Name.Name)
			} else {
				list = append(list, d.Name.Name)
			}
		case *ast.GenDecl:
			for _, spec := range d.Specs {
				list = append(list, specNames(spec)...)
			}
		}
	}
	return list
}

// receiver gives the name of the type that a method belongs to.
func receiver(e ast.Expr) string {
	for {
		switch x := e.(type) {
		case *ast.StarExpr:
			e = x.X
		case *ast.IndexExpr:
			e = x.X
		case *ast.IndexListExpr:
			e = x.X
		case *ast.Ident:
			return x.Name
		default:
			return ""
		}
	}
}

func specNames(spec ast.Spec) []string {
	var list []string
	switch s := spec.(type) {
	case *ast.ValueSpec:
		for _, n := range s.Names {
			list = append(list, n.Name)
		}
	case *ast.TypeSpec:
		list = append(list, s.Name.Name)
		var members *ast.FieldList
		switch body := s.Type.(type) {
		case *ast.StructType:
			members = body.Fields
		case *ast.InterfaceType:
			members = body.Methods
		default:
			return list
		}
		for _, m := range members.List {
			for _, n := range m.Names {
				list = append(list, s.Name.Name+"."+n.Name)
			}
		}
	}
	return list
}
