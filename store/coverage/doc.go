// Package coverage tells what the actions of a partnership cover and what they do
// not: how far a priority is served ([OfPriority]), how far each of the national
// actions is ([OfNational]), and who is missing among the stakeholders
// ([ReadMissing], [Representing]). Pages, commands and checks read it here.
//
// It counts by the filters of package rule and the counts that the workbook keeps, so
// what it reads of actions follows how many serve a priority or name a national action.
// Of stakeholders [ReadMissing] reads every one. It holds no words for the screen but
// names from the national plan, and never writes.
package coverage
