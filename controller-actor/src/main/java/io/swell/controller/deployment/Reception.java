package io.swell.controller.deployment;

/** What became of a host's report. */
public enum Reception {
    /** It was taken. */
    NEWS,
    /** It is not needed: what it says is known, or its host is gone. */
    KNOWN,
    /** It tells changes of something that is not known here: its host must tell everything. */
    BASELESS
}
