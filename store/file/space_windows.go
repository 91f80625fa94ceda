package file

import (
	"syscall"
	"unsafe"
)

// freeSpace is how many bytes this user can still write in a folder
// (learn.microsoft.com, GetDiskFreeSpaceExW).
func freeSpace(folder string) (int64, bool) {
	name, err := syscall.UTF16PtrFromString(folder)
	if err != nil {
		return 0, false
	}
	var free uint64
	ask := syscall.NewLazyDLL("kernel32.dll").NewProc("GetDiskFreeSpaceExW")
	if ok, _, _ := ask.Call(uintptr(unsafe.Pointer(name)), uintptr(unsafe.Pointer(&free)), 0, 0); ok == 0 {
		return 0, false
	}
	return int64(free), true
}
