package io.swell.node.management;

import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.StatusCodes;
import akka.http.javadsl.model.headers.Host;
import io.swell.shared.config.ManagementSettings;
import io.swell.shared.input.BadInput;

/**
 * Keeps web pages out, which reach what their reader's machine reaches. A browser says where the page came from when it
 * posts for one; and a page whose name was made to point to this machine still calls the machine by that name.
 */
final class BrowserGuard {

    private final boolean onLoopback;

    /** @param onLoopback whether only this machine reaches the endpoint, so that its names are known */
    BrowserGuard(boolean onLoopback) {
        this.onLoopback = onLoopback;
    }

    /**
     * Lets it pass.
     *
     * @throws Refusal if a page is behind it
     */
    void check(HttpRequest request) {
        request.getHeader("Origin").ifPresent(origin -> {
            throw refuse("Origin", "must not be given: this is not for web pages", origin.value());
        });
        request.getHeader(Host.class)
                .map(host -> host.host().address())
                .filter(name -> onLoopback && !name.isEmpty() && !ManagementSettings.isLoopback(name))
                .ifPresent(name -> {
                    throw refuse("Host", "must be a name of this machine only, such as 127.0.0.1", name);
                });
    }

    private static Refusal refuse(String header, String rule, String value) {
        return new Refusal(StatusCodes.FORBIDDEN, BadInput.describe(header, rule, value));
    }
}
