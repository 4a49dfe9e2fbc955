"""Định dạng: một file mỗi loại tệp (txt, md, html, docx, pdf, xlsx); `open.py` chọn theo nội dung và tên tệp."""
