package io.swell.node.text;

/** Hears how far something has got that consists of steps. */
public interface Progress extends AutoCloseable {

    /** Does not listen. */
    Progress NOBODY = new Progress() {};

    /** It begins, and will have so many steps. */
    default void begin(int steps) {}

    /** Those before are done, and this one begins. */
    default void step(String what) {}

    /** All is done, or nothing more will be. */
    @Override
    default void close() {}
}
