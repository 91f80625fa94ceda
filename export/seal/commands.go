package seal

import (
	"path/filepath"
	"strings"
)

// AllowedSigner is the line that whoever gets a signed bundle puts into a file
// named allowed_signers; with [VerifyCommand].
func AllowedSigner(key *SigningKey) string { return "partnership " + key.Public() }

// VerifyCommand is how anybody checks the signature of a bundle in their folder.
func VerifyCommand(path string) string {
	name := filepath.Base(path)
	return "ssh-keygen -Y verify -f allowed_signers -I partnership -n " + signatureNamespace + " -s " + inShell(name+".sig") + " < " +
		inShell(name)
}

// DecryptCommand is how an encrypted bundle is opened: with a file of keys, or, if
// that is "", with the passphrase that age then asks for.
func DecryptCommand(path, keys string) string {
	name := filepath.Base(path)
	if keys != "" {
		keys = "-i " + keys + " "
	}
	return "age --decrypt " + keys + "-o " + inShell(name) + " " + inShell(name+".age")
}

// OpenCommand is how Kept itself shows an encrypted bundle; keys is as for
// [DecryptCommand].
func OpenCommand(path, keys string) string {
	if keys != "" {
		keys = " --key " + keys
	}
	return "kept open " + inShell(filepath.Base(path)+".age") + keys
}

// inShell writes a file name so that it can be pasted into a command.
func inShell(name string) string {
	if strings.ContainsAny(name, " \t'\"()&;$`|<>*?#\\") {
		return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "$", `\$`, "`", "\\`").Replace(name) + `"`
	}
	return name
}
