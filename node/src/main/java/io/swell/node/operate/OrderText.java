package io.swell.node.operate;

import io.swell.node.management.view.DeploymentView.Order;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What somebody said by hand, and when. */
final class OrderText {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private OrderText() {}

    /** As in {@code 8 until 2026-12-01 15:30:00}; a dash for nothing. */
    static String of(@Nullable Order order, ZoneId zone) {
        if (order == null) {
            return "-";
        }
        String what = order.kind().equals(Order.PAUSED) ? "paused" : Integer.toString(order.replicas());
        return order.until() == null ? what : what + " until " + time(order.until(), zone);
    }

    /** By the clocks of that zone, to the second. */
    static String time(String instant, ZoneId zone) {
        return TIME.format(Instant.parse(instant).atZone(zone));
    }
}
