namespace VtOperate.Core.Traces;

/// <summary>The calls that stand in every crash of a kind and so tell nothing about the bug. Data by category.</summary>
internal static class CrashSkips
{
    // Sanitizers, interceptors and fuzzers.
    private static readonly string[] s_tools =
    [
        "TestOneProtoInput", "__asan", "__hwasan", "__msan", "__tsan", "__ubsan", "__lsan", "__cfi", "__sanitizer", "_sanitizer", "__interceptor", "___interceptor", "__interception", "_asan_", "__fuzz", "fuzzer::", "LLVMFuzzer", "FuzzerTest", "afl_", "__afl", "HF_", "__wrap_str", "__wrap_mem",
        "centipede::", "fuzztest::", "auto fuzztest::", "void fuzztest::", "testing::internal", "__scudo", "scudo::", "__gwp_asan", "gwp_asan::internal", "RunOneTest", "wrap_", "AsanThread", "asan_thread_start", "__dump_stack", "dump_stack",
        "kasan_", "__kasan", "print_address_description", "print_report", "asan_report", "check_memory_region", "__ubsan_handle", "honggfuzz", "jazzer", "com.code_intelligence.jazzer", "scaffolding", "ExecuteFilesOnyByOne", "std::testing", "__libfuzzer",
    ];

    // Ending a program: signals, aborts, exits.
    private static readonly string[] s_endings =
    [
        "abort", "raise", "gsignal", "__GI_abort", "__GI_raise", "__restore_rt", "tgkill", "kill", "__kill", "pthread_kill", "__pthread_kill", "__pthread_kill_implementation", "__pthread_kill_internal", "_exit", "exit", "__libc_start", "_start", "main", "start_thread", "__clone", "clone", "__rt_sigreturn",
        "_Unwind_", "__cxa_throw", "__cxa_rethrow", "__cxxabi", "std::terminate", "std::__terminate", "__terminate", "demangling_terminate_handler", "terminate", "abort_message", "_sigtramp", "sigtramp", "killpg", "demangling_unexpected", "__cxa_bad", "rt_sigreturn", "__kernel_rt_sigreturn", "wait4", "do_system", "system", "libc_abort",
        "RaiseException", "KiUser", "KiRaise", "RtlRaise", "UnhandledExceptionFilter", "ntdll", "invoke_watson", "_invoke_watson", "_invalid_parameter", "_CxxThrowException", "std::_Xlen", "__C_specific_handler", "zx_", "CrashTrampolineAsm", "_zx_", "syscall", "__syscall", "libc_init", "__libc_init", "pthread_start", "__pthread_start", "_pthread",
        "base::debug::BreakDebugger", "SbSystemBreakIntoDebugger", "uw_", "__stack_chk", "ImmediateCrash", "__builtin_trap", "rust_oom", "_objc_terminate", "__libc_message", "__fortify", "__chk_fail", "std::__throw", "std::__1::__throw", "std::__1::terminate",
    ];

    // Memory: allocators, memory and string functions.
    private static readonly string[] s_memory =
    [
        "malloc", "calloc", "realloc", "free", "cfree", "memalign", "posix_memalign", "valloc", "operator new", "operator delete", "operator", "memcpy", "memmove", "memset", "memcmp", "memchr", "bcmp", "bcopy", "strlen", "strnlen", "strcpy", "strncpy", "strcat", "strncat", "strcmp", "strncmp", "strcasecmp", "strncasecmp",
        "strchr", "strrchr", "strstr", "strdup", "strndup", "strtol", "strtoul", "__strlen", "__strcpy", "__memcpy", "__memset", "__memmove", "__memcmp", "__strdup", "__strchr", "__str", "__mem", "__aeabi_mem", "wcslen", "wcscpy", "_mm_", "__asan_mem", "sprintf", "snprintf", "vsnprintf", "vsprintf", "printf", "vfprintf", "fprintf", "_IO_", "__vsnprintf", "fputs", "puts",
        "WTF::fast", "WTF::Partition", "WTF::allocate", "WTF::tryFast", "WTF::Vector", "WTF::HashTable", "WTF::HashMap", "WTF::RefPtr", "WTF::scoped_refptr", "WTF::String", "WTF::ArrayPiece", "WTF::TypedArray", "blink::Heap", "base::allocator", "base::internal::Partition", "Partition", "partition_alloc", "allocator_shim", "ShimMalloc", "ShimCpp", "g_malloc", "g_realloc", "g_free", "xmalloc", "xrealloc", "xcalloc",
        "__rust_alloc", "__rdl_", "__rg_", "alloc::", "_$LT$alloc", "<alloc::", "kmalloc", "kfree", "kmem_cache", "slab_", "__kmalloc", "__slab", "save_stack", "set_track", "HeapAlloc", "RtlAllocate", "RtlFreeHeap", "RtlpFree", "RtlpLog", "RtlLog", "RtlReport", "RtlDebug", "RtlIs", "RtlSize", "RtlpValidate", "RtlpAnalyze", "RtlpReport", "RtlDispatch", "RtlReAllocate", "RtlpHeap", "RtlValidate", "HeapFree", "BaseHeap", "android::SharedBuffer",
        "bmalloc", "MemoryProtection::", "BMalloc", "sk_malloc", "sk_realloc", "sk_abort", "pvalloc", "hugetlb", "AllocateMemoryWithFlags", "CalculateNewBufferSize", "New", "NewForOverwrite",
    ];

    // Assertions, checks, logging.
    private static readonly string[] s_checks =
    [
        "__assert", "_assert", "assert_fail", "abort_internal", "logging::", "base::debug::", "base::internal::CheckError", "CheckError", "logging::LogMessage", "google::LogMessage", "google::Log", "google::base::", "absl::log_internal", "absl::raw_log", "absl::base_internal", "v8::base::OS::Abort", "V8_Fatal", "V8_Dcheck", "v8::base::debug", "v8::platform", "v8::internal::Abort", "v8::internal::Runtime_Abort", "v8::internal::__RT_impl_Runtime_Abort", "g_assertion_", "fx_logger_", "fx_logger::", "syslog::", "fidl::", "void fidl::", "libc_io_functions_not_implemented_use_fdio_instead", "DispatchNextDueMessage", "v8::internal::Isolate::PushStackTraceAndDie", "v8::api_internal", "v8::Utils::ReportApiFailure", "v8::Utils::ReportOOMFailure", "v8::internal::V8::FatalProcess",
        "v8::internal::FatalProcess", "v8::V8::ToLocalEmpty", "blink::ReportV8FatalError", "blink::ReportV8Fatal", "blink::V8Initializer::", "WTFReport", "WTFCrash", "WTFLog", "WTF::WTFReport", "CrashIntentionally", "__glib_assert", "g_assert", "g_log", "g_return", "g_logv", "qt_message", "qt_assert", "QMessageLogger", "android::__android_log", "__android_log", "android_log", "LogAlways", "LogMessage", "~LogMessage", "FailWithoutStackTrace", "LogMessageFatal", "SkDebugf", "SkAbort", "DebugBreak", "__debugbreak", "DumpBacktrace", "PrintBacktrace", "backtrace", "android::base::LogMessage",
        "testing::", "panic", "__warn", "warn_", "show_stack", "show_regs", "dump_backtrace", "report_", "die", "__die", "do_page_fault", "do_translation_fault", "do_DataAbort", "do_mem_abort", "do_DataAbort", "__do_kernel_fault", "__dabt", "el1_", "el0_", "end_report", "object_err", "bad_area", "no_context", "fault_", "do_bad", "do_user_fault", "__do_user_fault", "oops_", "notifier_", "__atomic_notifier", "atomic_notifier", "nmi_", "ret_from_", "kthread", "kernel_thread", "_etext", "do_async_page_fault", "async_page_fault", "page_fault", "general_protection", "do_general_protection", "error_code", "trace_hardirqs", "secondary_start",
        "dbg_snapshot", "arm64_notify", "notify_die", "arm_notify", "lkl_", "dump_", "ipi_", "handle_IPI", "gic_", "vprintk", "__stack_chk_fail", "bug_handler", "brk_handler", "do_debug_exception", "call_break_hook", "do_undefinstr",
    ];

    // Runtimes: unwinding, panics, dispatch of scripts and tasks.
    private static readonly string[] s_runtimes =
    [
        "std::panicking", "core::panicking", "std::rt", "std::sys", "std::sys_common", "std::backtrace", "std::backtrace_rs", "backtrace::", "rust_begin_unwind", "rust_panic", "__rust_start_panic", "rust_fuzzer_test_input", "core::ops", "core::option", "core::result", "core::slice", "core::str", "std::process", "std::alloc", "std::thread", "libfuzzer_sys", "_$LT$", "__rust_",
        "runtime.raise", "runtime.dieFromSignal", "runtime.sigfwd", "runtime.crash", "runtime.fatal", "runtime.throw", "runtime.goPanic", "runtime.panic", "runtime.gopanic", "runtime.sigpanic", "runtime.goexit", "runtime.main", "runtime.cgo", "runtime.asmcgo", "runtime.systemstack", "runtime.mstart", "runtime.newstack", "runtime.morestack", "runtime.rt0", "main.LLVMFuzzer", "main._cgoexp", "main.main", "go-fuzz", "gofuzz", "syscall.", "testing.",
        "swift_", "Swift.", "$ss", "_swift", "java.", "javax.", "jdk.", "sun.", "org.junit.", "junit.", "kotlin.", "android.os.", "dalvik.", "com.android.internal", "atheris", "_bootstrap", "importlib",
        "__libc_start_main", "invoke_main", "__scrt_common_main", "BaseThreadInit", "RtlUserThread", "__tmainCRT", "mainCRT", "KernelBase", "dispatch_", "_dispatch", "CFRunLoop", "__CFRunLoop", "objc_msgSend", "CFRelease", "NSApplication",
    ];

    // Code of the standard library and of the tools, by path.
    private static readonly string[] s_paths =
    [
        "/include/c++/", "libc++/", "/c++/v1/", "libstdc++", "/bits/", "rustlib/", "/rustc/", "compiler-rt", "src/libfuzzer/", "third_party/libFuzzer/", "lib/fuzzer/", "src/llvm/lib/Fuzzer", "crtstuff", "\\vctools\\", "\\crt\\", "\\ucrt\\", "\\src\\vcruntime", "minkernel\\", "third_party/honggfuzz", "honggfuzz/", "third_party/tcmalloc", "partition_alloc", "lib/Transforms/Instrumentation", "asan_rtl",
        "/jazzer", "bionic/libc", "/sanitizer_common/", "src/libfuzzer", "dyld", "libsystem_", "libdispatch", "fuzztest/", "centipede/", "googletest", "libc/include/",
    ];

    // Modules of the system: nothing in them is the program's.
    private static readonly string[] s_modules = ["libc.so", "libc-2", "libpthread", "ld-linux", "linux-gate", "linux-vdso", "[vdso]", "libc++abi", "libstdc++", "libasan", "libclang_rt", "clang_rt", "ntdll.dll", "kernel32.dll", "KERNELBASE.dll", "libsystem", "libdyld", "libgcc", "libm.so", "<unknown module>", "unknown module", "ucrtbase", "libdl", "libunwind"];

    /// <summary>Whether a call tells nothing about the bug.</summary>
    /// <param name="name">The name without arguments.</param>
    /// <param name="raw">The name as printed.</param>
    /// <param name="place">The file or module.</param>
    internal static bool Skips(string name, string raw, string place)
    {
        if (name.Length == 0 || name is "<unknown>" or "??" or "NULL" or "<null>" or "void" or "auto" or "inlined" or "in") return true;
        string bare = name.StartsWith("void ", StringComparison.Ordinal) ? name[5..] : name;
        foreach (string exact in s_memory)
        {
            if (Equal(bare, exact)) return true;
        }

        return Starts(bare, s_tools) || Starts(bare, s_endings) || Starts(bare, s_checks) || Starts(bare, s_runtimes) || Holds(place, s_paths) || IsModule(name) || IsModule(raw);
    }

    /// <summary>Whether a place is a module of the system.</summary>
    internal static bool IsModule(string place) => Holds(place, s_modules);

    private static bool Equal(string name, string entry) => name.StartsWith(entry, StringComparison.Ordinal) && (name.Length == entry.Length || IsPrefix(entry) || !char.IsLetterOrDigit(name[entry.Length]) && name[entry.Length] is not (':' or '_' or '='));

    private static bool IsPrefix(string entry) => entry.StartsWith("__", StringComparison.Ordinal) || entry.Contains(':', StringComparison.Ordinal) || entry.StartsWith("Rtl", StringComparison.Ordinal) || entry[^1] is '_' or ':';

    private static bool Starts(string name, string[] entries)
    {
        foreach (string entry in entries)
        {
            if (!name.StartsWith(entry, StringComparison.Ordinal)) continue;
            // A plain word is the whole name; a qualified or marked one is the start of many.
            if (name.Length == entry.Length || entry[^1] is ':' or '_' or '.' or '$' || entry[0] is '_' or '~' || entry.Contains(':', StringComparison.Ordinal) || entry.Contains('.', StringComparison.Ordinal) || char.IsUpper(entry[0])) return true;
        }

        return false;
    }

    private static bool Holds(string place, string[] parts)
    {
        foreach (string part in parts)
        {
            if (place.Contains(part, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }
}
