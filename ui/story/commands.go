package story

import "kept/ui/command"

// Scope is where the guided story is shown.
const Scope command.Scope = "In the guided story"

// Commands are the commands of the guided story.
func Commands() []command.Command {
	return []command.Command{
		{ID: "story.begin", Title: "Guided story", Keys: []string{"f5"}, Scope: command.Everywhere, Run: command.On((*Story).Begin),
			Help: "Shows how a quarter goes, in large type, step by step on the real pages; or goes on with it where it was stopped."},
		{ID: "story.next", Title: "Next", Keys: []string{"space", "right", "enter", "pgdown"}, Scope: Scope, Run: command.On((*Story).next),
			Foot: 10, Help: "Goes from the text of a step to the page that it is about, and from there to the next step."},
		{ID: "story.back", Title: "Back", Keys: []string{"backspace", "left", "pgup"}, Scope: Scope, Run: command.On((*Story).back),
			Foot: 20, Help: "Goes back in the story."},
		{ID: "story.try", Title: "Try it yourself", Keys: []string{"t"}, Scope: Scope, Run: command.On((*Story).try), Foot: 30,
			Help: "Stops the story on its page, where everything works as always."},
		{ID: "story.stop", Title: "Stop", Keys: []string{"esc"}, Scope: Scope, Run: command.On((*Story).stop), Foot: 40,
			Help: "Leaves the story where it is."},
	}
}
