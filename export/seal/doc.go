// Package seal signs and encrypts bundles with formats that other programs read:
// signatures as OpenSSH makes them (SSHSIG), encryption as age does (C2SP).
//
// [Sign] writes a signature next to a bundle with a [SigningKey]; [Encrypt] writes
// an encrypted copy for recipients, which store/encryption reads. [Decrypt] opens one in memory with what an [Opener] gives:
// nothing of a decrypted bundle comes to the disk. [VerifyCommand] and the functions like it give
// the commands with which a recipient does without Kept.
//
// The package knows no bundle: any file can be signed and encrypted. No message
// repeats a key or a passphrase.
package seal
