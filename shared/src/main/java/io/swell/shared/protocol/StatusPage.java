package io.swell.shared.protocol;

/**
 * As much of the controller's status as fits Artery's frame. Pages are made one after another, each of its own instant.
 *
 * @param status with the deployments and processes of this page; all else is in each
 * @param next what has been told with this page, so where the next one begins
 * @param last whether there is none
 */
public record StatusPage(ClusterStatus status, Cursor next, boolean last) implements WireMessage {

    /**
     * What has been told.
     *
     * @param deployment name of the last deployment told, empty for none
     * @param processes how many processes were told; they come after all deployments
     */
    public record Cursor(String deployment, int processes) {

        public static final Cursor START = new Cursor("", 0);
    }
}
