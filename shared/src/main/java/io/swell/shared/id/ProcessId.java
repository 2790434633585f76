package io.swell.shared.id;

/**
 * One JVM, one member of the Akka cluster, one incarnation: a process restarted on the same address is another one.
 *
 * @param address {@code host:port} of its Artery endpoint
 * @param uid Akka's unique id of the incarnation
 */
public record ProcessId(String address, long uid) implements Comparable<ProcessId> {

    public ProcessId {
        if (address.isBlank()) {
            throw new IllegalArgumentException("process address must not be blank, was: '" + address + "'");
        }
    }

    /** From an Akka address such as {@code akka://system@host:port}; the part before the last {@code @} falls away. */
    public static ProcessId of(String akkaAddress, long uid) {
        return new ProcessId(akkaAddress.substring(akkaAddress.lastIndexOf('@') + 1), uid);
    }

    @Override
    public int compareTo(ProcessId other) {
        int byAddress = address.compareTo(other.address);
        return byAddress != 0 ? byAddress : Long.compare(uid, other.uid);
    }

    @Override
    public String toString() {
        return address + "#" + Long.toHexString(uid);
    }
}
