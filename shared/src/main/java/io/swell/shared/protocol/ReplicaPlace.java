package io.swell.shared.protocol;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.swell.shared.id.ReplicaId;
import java.util.function.Function;

/**
 * Where a replica's actor is, as few bytes as will do: replicas of one host share all of their address but the actor's
 * own name, and that name repeats the replica's.
 *
 * @param parent the part of the address that replicas of a host share
 * @param name of the actor; where it begins as the replica is named, a {@code /} stands for that beginning, which no
 *     actor's own name can contain
 * @param uid of the actor, 0 for none
 */
public record ReplicaPlace(Parent parent, String name, int uid) {

    private static final String SAME = "/";

    /**
     * The actor whose children a host's replicas are.
     *
     * @param number stands for the path within an update; the controller's, never used for another path
     * @param path address and path, without a slash at its end
     */
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    public record Parent(int number, String path) {}

    /** A replica and where it is. */
    public record Located(ReplicaId replica, ReplicaPlace place) {}

    /**
     * Where this ref points.
     *
     * @param ref in the form in which refs are serialized: {@code akka://system@host:port/path/name#uid}
     * @param parents answers the parent with this path
     */
    public static ReplicaPlace of(ReplicaId replica, String ref, Function<String, Parent> parents) {
        int slash = ref.lastIndexOf('/');
        int hash = ref.indexOf('#', slash);
        String name = hash < 0 ? ref.substring(slash + 1) : ref.substring(slash + 1, hash);
        String start = startOf(replica);
        return new ReplicaPlace(
                parents.apply(ref.substring(0, slash)),
                name.startsWith(start) ? SAME + name.substring(start.length()) : name,
                hash < 0 ? 0 : Integer.parseInt(ref.substring(hash + 1)));
    }

    /** The inverse of {@link #of}. */
    static String ref(ReplicaId replica, String path, String name, int uid) {
        String whole = name.startsWith(SAME) ? startOf(replica) + name.substring(1) : name;
        return path + "/" + whole + (uid == 0 ? "" : "#" + uid);
    }

    /** How a replica host names its replicas' actors; what does not begin so is told in full. */
    private static String startOf(ReplicaId replica) {
        return replica.deployment() + ":" + replica.suffix() + ":";
    }
}
