//! What the process that reads files takes from itself: on Linux everything but memory, time and its two pipes.

/// Limits of the whole process, before any thread is started; whether all could be set.
///
/// It ends with its parent because its pipe does, at the latest when its time is used up.
#[cfg(target_os = "linux")]
pub(super) fn limits() -> bool {
    use rustix::process::{DumpableBehavior, Resource, Rlimit, set_dumpable_behavior, setrlimit};
    let to = |most: u64| Rlimit { current: Some(most), maximum: Some(most) };
    // A debug build keeps its symbols in memory, and is many times slower.
    let (slack, more) = if cfg!(debug_assertions) { (10, 1 << 30) } else { (1, 0) };
    let limits = [
        (Resource::As, to((1 << 30) + more)),
        // Of all files that one process reads; the parent watches the time of each.
        (Resource::Cpu, to(600 * slack)),
        (Resource::Fsize, to(0)),
        (Resource::Nofile, to(16)),
        (Resource::Core, to(0)),
    ];
    let set = limits.into_iter().filter(|(resource, limit)| setrlimit(*resource, *limit).is_ok());
    set.count() == 5 && set_dumpable_behavior(DumpableBehavior::NotDumpable).is_ok()
}

/// Limits of the whole process: none on this system.
#[cfg(not(target_os = "linux"))]
pub(super) fn limits() -> bool {
    false
}

/// What came of shutting the process off from files and the network.
pub(super) type Files = Result<String, String>;

/// Shuts this thread, and those that it will start, off from files and the network; the process must have no other yet.
#[cfg(target_os = "linux")]
pub(super) fn files() -> Files {
    files_and_network()
}

#[cfg(not(target_os = "linux"))]
pub(super) fn files() -> Files {
    Err("not on this system".to_owned())
}

/// Limits the system calls of all threads; says in words how well the process is shut in.
#[cfg(target_os = "linux")]
pub(super) fn close(files: Files) -> String {
    let calls = system_calls();
    match (files, calls) {
        (Ok(files), Ok(())) => format!(
            "Files are read in a process of its own with no way to other files, the network or other programs \
             ({files}; system calls by allow-list; 1 GB of memory)"
        ),
        (Ok(files), Err(why)) => format!(
            "Files are read in a process of its own ({files}; 1 GB of memory); its system calls are not limited: {why}"
        ),
        (Err(why), Ok(())) => format!(
            "Files are read in a process of its own (system calls by allow-list; 1 GB of memory); Landlock is not \
             there: {why}"
        ),
        (Err(_), Err(_)) => {
            "Files are read in a process of its own with limits of memory and time; this system \
             offers no more"
                .to_owned()
        }
    }
}

#[cfg(not(target_os = "linux"))]
pub(super) fn close(_files: Files) -> String {
    "Files are read in a process of its own; on this system it is watched for time only".to_owned()
}

/// Landlock: every kind of access is handled, and no rule allows any.
#[cfg(target_os = "linux")]
fn files_and_network() -> Result<String, String> {
    use landlock::{
        ABI, Access as _, AccessFs, AccessNet, Ruleset, RulesetAttr as _, RulesetStatus, Scope,
    };
    let abi = ABI::V6;
    let status = Ruleset::default()
        .handle_access(AccessFs::from_all(abi))
        .and_then(|r| r.handle_access(AccessNet::from_all(abi)))
        .and_then(|r| r.scope(Scope::from_all(abi)))
        .and_then(Ruleset::create)
        .and_then(landlock::RulesetCreated::restrict_self)
        .map_err(|error| error.to_string())?;
    match status.ruleset {
        RulesetStatus::FullyEnforced => Ok("Landlock fully enforced".to_owned()),
        RulesetStatus::PartiallyEnforced => Ok("Landlock partly enforced".to_owned()),
        RulesetStatus::NotEnforced => Err("the kernel does not have it".to_owned()),
    }
}

/// Seccomp: what is not needed to compute and to use two pipes ends the process. A few calls that libraries try by
/// themselves, such as the allocator looking into `/proc`, are told no instead.
#[cfg(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64")))]
fn system_calls() -> Result<(), String> {
    use seccompiler::{BpfProgram, SeccompAction, SeccompFilter, TargetArch};
    let arch: TargetArch = std::env::consts::ARCH.try_into().map_err(|e| format!("{e}"))?;
    let apply = |calls: &mut dyn Iterator<Item = i64>, others, these| {
        let rules = calls.map(|call| (call, Vec::new())).collect();
        let filter = SeccompFilter::new(rules, others, these, arch).map_err(|e| e.to_string())?;
        let program: BpfProgram =
            filter.try_into().map_err(|e: seccompiler::BackendError| e.to_string())?;
        seccompiler::apply_filter_all_threads(&program).map_err(|e| e.to_string())
    };
    let no = SeccompAction::Errno(13); // EACCES
    apply(&mut REFUSED.iter().copied(), SeccompAction::Allow, no)?;
    let known = ALLOWED.iter().chain(REFUSED).copied();
    // Adding the first filter took its own call; the second one shuts that door too.
    apply(&mut known.into_iter(), SeccompAction::KillProcess, SeccompAction::Allow)
}

#[cfg(all(target_os = "linux", not(any(target_arch = "x86_64", target_arch = "aarch64"))))]
fn system_calls() -> Result<(), String> {
    Err("not on this processor".to_owned())
}

/// Asked for by libraries by themselves; they do without.
#[cfg(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64")))]
const REFUSED: &[i64] = &[
    libc::SYS_openat,
    libc::SYS_fstat,
    libc::SYS_newfstatat,
    libc::SYS_statx,
    libc::SYS_readlinkat,
    libc::SYS_ioctl,
    libc::SYS_sysinfo,
    libc::SYS_uname,
];

/// Memory, two pipes, locks, randomness for hash maps, the clock, an orderly end.
#[cfg(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64")))]
const ALLOWED: &[i64] = &[
    libc::SYS_read,
    libc::SYS_readv,
    libc::SYS_write,
    libc::SYS_writev,
    libc::SYS_mmap,
    libc::SYS_munmap,
    libc::SYS_mremap,
    libc::SYS_mprotect,
    libc::SYS_madvise,
    libc::SYS_brk,
    libc::SYS_exit,
    libc::SYS_exit_group,
    libc::SYS_rt_sigreturn,
    libc::SYS_rt_sigprocmask,
    libc::SYS_rt_sigaction,
    libc::SYS_sigaltstack,
    libc::SYS_futex,
    libc::SYS_getrandom,
    libc::SYS_clock_gettime,
    libc::SYS_gettid,
    libc::SYS_getpid,
    libc::SYS_tgkill,
    libc::SYS_close,
    libc::SYS_sched_getaffinity,
    libc::SYS_sched_yield,
    libc::SYS_lseek,
    libc::SYS_rseq,
    libc::SYS_restart_syscall,
];
