package io.swell.shared.config;

/**
 * One thing wrong with a configuration.
 *
 * @param key full path, such as {@code swell.deployments.summarizer.autoscaling.max-replicas}, or the name of the
 *     file where that is what is wrong
 * @param rule what must hold, in words that follow the key
 * @param value what was found; empty where nothing was
 * @param origin {@code file:line}, or what else the value comes from; empty when unknown
 */
public record ConfigProblem(String key, String rule, String value, String origin) {

    /** The problem as one line: {@code key rule, was: value (origin)}. */
    @Override
    public String toString() {
        String was = value.isEmpty() ? "" : ", was: " + value;
        String at = origin.isEmpty() ? "" : " (" + origin + ")";
        return key + " " + rule + was + at;
    }
}
