"""How the web process runs in production; more of them, not bigger ones, when there is more to do."""

bind = "0.0.0.0:8000"
workers = 2
threads = 4
max_requests, max_requests_jitter = 2000, 200  # a leak never grows old
timeout = 60
graceful_timeout = 30
worker_tmp_dir = "/dev/shm"  # noqa: S108  the heartbeat; on a disk it may hang
control_socket_disable = True
forwarded_allow_ips = "*"  # nothing but nginx reaches it
# Its own words as one JSON object a line, like the portal's; who asked for what stands in nginx's log.
logconfig_dict = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "records.logs.JsonFormatter"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"gunicorn.error": {"handlers": ["stderr"], "level": "INFO", "propagate": False}},
}
