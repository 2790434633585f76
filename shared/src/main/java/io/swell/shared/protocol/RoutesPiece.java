package io.swell.shared.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import io.swell.shared.id.DeploymentId;
import io.swell.shared.id.ReplicaId;
import io.swell.shared.protocol.DirectoryCommand.Availability;
import io.swell.shared.protocol.DirectoryCommand.RoutingLimits;
import io.swell.shared.protocol.ReplicaPlace.Located;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;

/**
 * One deployment's part of a routing update, in CBOR: encoded once, whoever and however many are to have it. The update
 * around it says which paths the numbers of parents stand for.
 */
public final class RoutesPiece {

    private static final ObjectMapper CBOR =
            new CBORMapper().enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES);

    private final byte[] cbor;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    RoutesPiece(byte[] cbor) {
        this.cbor = cbor;
    }

    /**
     * A piece that says this.
     *
     * @param complete whether {@code added} is the whole list; otherwise {@code added} and {@code removed} change it
     */
    public static RoutesPiece of(
            DeploymentId deployment,
            Availability availability,
            String detail,
            RoutingLimits limits,
            boolean complete,
            List<Located> added,
            List<ReplicaId> removed) {
        try {
            return new RoutesPiece(CBOR.writeValueAsBytes(
                    RoutesColumns.of(deployment, availability, detail, limits, complete, added, removed)));
        } catch (IOException e) {
            throw new UncheckedIOException("routes of " + deployment + " cannot be encoded", e);
        }
    }

    /** How much it adds to an update, but for the paths of parents. */
    public int bytes() {
        return cbor.length;
    }

    /** @throws IllegalArgumentException if it is no piece */
    RoutesColumns columns() {
        try {
            return CBOR.readValue(cbor, RoutesColumns.class);
        } catch (IOException e) {
            throw new IllegalArgumentException("routes cannot be read", e);
        }
    }

    @JsonValue
    byte[] toWire() {
        return cbor;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RoutesPiece piece && Arrays.equals(cbor, piece.cbor);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(cbor);
    }

    @Override
    public String toString() {
        return "routes of " + columns().deployment() + ", " + cbor.length + " bytes";
    }
}
