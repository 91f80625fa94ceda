// Package safety looks after the workbook's file while it is open.
//
// [Safety] tells others that the workbook is open here and who else has it open,
// warns of a folder that a sync program copies and of second copies that it left
// there, checks once a day whether the file is whole, and has the backup of the day
// made while the keeper begins to type. When the check finds the file damaged it
// stops all writing and shows the ways out.
//
// All of it runs behind the screens and must never make a keeper wait: a check makes
// way for anyone who wants to save. It reads the file and its folder, and never writes
// to the workbook. What only the program can do comes in a [Program].
package safety
