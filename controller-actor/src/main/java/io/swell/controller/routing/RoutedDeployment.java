package io.swell.controller.routing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One deployment some process asked for or someone published, under a number that is small and used again. */
final class RoutedDeployment {

    private final int number;
    private PublishedRoutes published;
    private @Nullable List<Piece> complete;
    private int interested;

    RoutedDeployment(int number, PublishedRoutes published) {
        this.number = number;
        this.published = published;
    }

    int number() {
        return number;
    }

    PublishedRoutes published() {
        return published;
    }

    void publish(PublishedRoutes routes) {
        published = routes;
        complete = null;
    }

    boolean isEncoded() {
        return complete != null;
    }

    void forgetEncoding() {
        complete = null;
    }

    /** All there is to know of it, encoded on first use: most processes want the same. */
    List<Piece> complete() {
        List<Piece> known = complete;
        if (known == null) {
            known = Piece.complete(published);
            complete = known;
        }
        return known;
    }

    void interestBegan() {
        interested++;
    }

    void interestEnded() {
        interested--;
    }

    /** Nobody wants to know of it. */
    boolean isUnwanted() {
        return interested == 0;
    }
}
