"""The columns of the files; a graduate's are those of the national exchange file that a school fills, in its order."""

from __future__ import annotations

GRADUATE_COLUMNS = {
    "考生号": "examinee_number",
    "身份证号": "id_number",
    "姓名": "name",
    "性别": "sex",
    "民族": "ethnicity",
    "政治面貌": "political_status",
    "学历": "education_level",
    "专业": "major_name",
    "培养方式": "training_mode",
    "生源所在地": "origin_place",
    "城乡生源": "origin_kind",
    "学制": "length_of_schooling",
    "入学时间": "enrolled_on",
    "毕业时间": "graduates_on",
    "师范生类别": "normal_student",
    "困难生类别": "hardship",
    "所在院系": "department",
    "所在班级": "school_class",
    "学号": "student_number",
    "手机号码": "phone",
    "电子邮箱": "email",
    "QQ号码": "qq",
    "家庭住址": "home_address",
    "家庭电话": "home_phone",
    "家庭邮编": "home_postcode",
}
GRADUATE_SHEET = "生源信息"

EMPLOYER_COLUMNS = (
    "统一社会信用代码",
    "单位名称",
    "单位性质",
    "单位行业",
    "单位所在地",
    "通讯地址",
    "邮政编码",
    "联系人",
    "招聘电话",
    "E-mail",
    "用户名",
    "认证状态",
)
