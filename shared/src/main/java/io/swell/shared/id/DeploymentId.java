package io.swell.shared.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * Names a deployment, cluster-wide.
 *
 * @param name lower-case letters, digits and hyphens, starting with a letter or digit, at most 63 characters: it
 *     becomes part of actor paths, metric labels and URLs
 */
public record DeploymentId(@JsonValue String name) implements Comparable<DeploymentId> {

    private static final Pattern LEGAL = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    /** What a name must look like, in words; error messages quote it. */
    public static final String RULE =
            "must be 1 to 63 lower-case letters, digits or hyphens, starting with a letter or digit";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public DeploymentId {
        if (!isLegal(name)) {
            throw new IllegalArgumentException("deployment name " + RULE + ", was: " + name);
        }
    }

    public static boolean isLegal(String name) {
        return LEGAL.matcher(name).matches();
    }

    @Override
    public int compareTo(DeploymentId other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
