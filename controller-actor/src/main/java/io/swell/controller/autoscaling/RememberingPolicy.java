package io.swell.controller.autoscaling;

/**
 * A policy of the user's own whose memory outlives the controller. What it says of itself is kept in the cluster, and handed
 * to the policy of the next controller before that one is asked anything. What it recorded since it was last asked is lost.
 */
public interface RememberingPolicy extends AutoscalingPolicy {

    /** More is not kept: {@value} bytes. */
    int MOST_BYTES = 4_096;

    /** What another one needs to go on from here. Asked ten seconds after a decision, and not again before the next one. */
    byte[] state();

    /**
     * Goes on from what one of the same class said, of this version or of another. If this throws, another one is made
     * that begins anew.
     */
    void restore(byte[] state);
}
