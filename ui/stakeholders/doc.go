// Package stakeholders is the page of the stakeholders: a directory, the grid of influence and interest
// on which they can be carried about, and who is missing.
//
// [New] makes the [Page], a browser that can show the grid or the missing in the place of its list.
// Engagement is logged from all three. Who is missing is told by store/coverage, never here, and what
// is carried on the grid is written only when it is put down.
package stakeholders
