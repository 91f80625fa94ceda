// Package coverage tells what the actions of a partnership cover and what they do
// not: how far a priority is served ([OfPriority]), how far each of the national
// actions is ([OfNational]), and who is missing among the stakeholders
// ([ReadMissing], [Represents]). Pages, commands and checks read it here.
//
// Its cost follows the priorities and the 25 national actions, not the size of the
// workbook: it counts by the filters of package rule and the counts that the
// workbook keeps. It holds no words for the screen but names out of the national
// plan, and never writes.
package coverage
