// Package store keeps a partnership's workbook: one SQLite file that holds its
// actions, stakeholders, priorities and responses, and the whole history of
// every change ever made to them.
//
// A kind of record and each of its fields is described once ([Kinds]); forms,
// tables, imports, checks and the bundle derive from that description. There is
// one way in for writing ([Workbook.Write]): it changes the tables and appends
// to the history in one transaction. The tables are what the history amounts to.
package store
