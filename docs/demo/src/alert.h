#pragma once

/// Mails to MAIL_USER that there is unread mail. Needs an initialized Python;
/// false when the mail could not be sent.
bool send_alert();
