package io.swell.bench.sender;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import io.swell.bench.naive.NaiveReports.ColumnarReport;
import io.swell.bench.naive.NaiveReports.GroupedReport;
import io.swell.bench.naive.NaiveReports.HandleReport;
import io.swell.shared.config.SwellSettings;
import io.swell.shared.id.ProcessId;
import io.swell.shared.protocol.MetricsReport;
import io.swell.shared.protocol.Term;
import io.swell.shared.report.EmulatedPusher;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each way of reporting must tell the same load, or the ways are not comparable. */
class EmulatedHandlesTest {

    private static final int HANDLES = 1_200;
    private static final long SECOND = 1_000_000_000L;

    private final EmulatedHandles handles = new EmulatedHandles("10.0.0.1:25520", HANDLES, HANDLES, 1, 0);
    private final EmulatedPusher pusher = new EmulatedPusher(
            new ProcessId("10.0.0.1:25520", 1),
            SwellSettings.fromConfig(ConfigFactory.load()).metricsPusher(),
            0);

    @BeforeEach
    void someRequestsComeAndGo() {
        handles.registerWith(pusher);
        for (int second = 1; second <= 5; second++) {
            handles.advance(0, HANDLES / 2, second * SECOND);
        }
    }

    @Test
    void handleReportsAddUp() {
        long ongoing = 0;
        for (int i = 0; i < HANDLES; i++) {
            ongoing += ongoing(handles.report(i, 6 * SECOND));
        }
        assertThat(ongoing).isEqualTo(handles.ongoing());
    }

    @Test
    void groupedRecordsAddUpAndFitAFrame() {
        List<GroupedReport> reports = handles.records(6 * SECOND);

        assertThat(reports).hasSize(3).allMatch(report -> report.handles().size() <= 500);
        assertThat(reports.stream()
                        .flatMap(report -> report.handles().stream())
                        .mapToLong(EmulatedHandlesTest::ongoing)
                        .sum())
                .isEqualTo(handles.ongoing());
    }

    @Test
    void columnsAddUp() {
        ColumnarReport report = handles.columns(6 * SECOND);

        assertThat(Arrays.stream(report.queued()).sum()
                        + Arrays.stream(report.running()).sum())
                .isEqualTo((int) handles.ongoing());
    }

    @Test
    void swellsReportsAddUp() {
        assertThat(pusher.collect(false, 6 * SECOND).stream()
                        .mapToLong(part ->
                                Arrays.stream(part.load().unpacked().queued()).sum()
                                        + Arrays.stream(part.load().unpacked().running())
                                                .sum())
                        .sum())
                .isEqualTo(handles.ongoing());
    }

    @Test
    void swellLeavesOutWhatDoesNotChange() {
        pusher.collect(false, 6 * SECOND);
        pusher.acknowledge(new Term(1, 1), 1);
        handles.advance(0, 12, 7 * SECOND);

        List<MetricsReport> reports = pusher.collect(false, 8 * SECOND);

        assertThat(reports.stream().mapToInt(part -> part.load().rows()).sum()).isEqualTo(12);
    }

    private static long ongoing(HandleReport report) {
        return (long) report.queued()
                + report.running().values().stream().mapToInt(Integer::intValue).sum();
    }
}
