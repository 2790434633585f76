package io.swell.controller.pace;

/**
 * Who of a round has reported: once all have, what follows from their reports need not wait any longer. Of several rounds
 * one is open at a time, that of the latest report.
 */
public final class RoundAttendance {

    private static final int NONE = -1;

    private int[] expected = {0};
    private int open = NONE;
    private int attended;

    /**
     * From now on these report.
     *
     * @param processes the number of each by which it has its round
     * @param rounds how many there are in an interval
     */
    public void expect(int[] processes, int rounds) {
        expected = new int[rounds];
        for (int process : processes) {
            expected[ReportRounds.of(process, rounds)]++;
        }
        over();
    }

    /** One reports, in step. Whether it is the last of its round. */
    public boolean attend(int process) {
        int round = ReportRounds.of(process, expected.length);
        if (round != open) {
            open = round;
            attended = 0;
        }
        attended++;
        if (attended < expected[round]) {
            return false;
        }
        over();
        return true;
    }

    /** Whoever has not reported is not waited for. */
    public void over() {
        open = NONE;
        attended = 0;
    }
}
