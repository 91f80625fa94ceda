// Package reference shows the national reference data as one: whatever a document states,
// be it a requirement, a call to action, a route map or an indicator, is an [Item] with a
// reference of its own ("p21-24:D04-02"), and items are read together in a [Collection].
//
// [Collections] lists them all, [CollectionsOf] those of one plan; [Find] looks a reference
// up and [Search] looks for words in everything. A new plan is new files in package
// national and needs no line here. The package only arranges what national holds: it must
// never add a fact, and what is our own mapping it keeps apart from what a document says.
package reference
